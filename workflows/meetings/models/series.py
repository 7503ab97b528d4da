"""A series: meetings that go on from one to the next, and the people who are invited to each of them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_RHYTHM = 24


class Series(models.Model):
    """It is called as its newest meeting; `on_day` is the day of the month, which short months shorten."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("co-ordinator")
    )
    every_months = models.PositiveSmallIntegerField(
        _("every so many months"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_RHYTHM)],
    )
    on_day = models.PositiveSmallIntegerField(
        _("day of the month"),
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("31: the last day of each month."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(every_months__gte=1, every_months__lte=LONGEST_RHYTHM), name="meetings_a_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(on_day__gte=1, on_day__lte=31), name="meetings_a_day_of_the_month"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Invitee(models.Model):
    """Somebody who is invited to every meeting of a series, or to `only` one of it.

    Who `left` is not brought back by a list.
    """

    series = models.ForeignKey(
        Series, on_delete=models.CASCADE, related_name="people", verbose_name=_("series of meetings")
    )
    name = models.CharField(_("name of the person"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    organisation = models.CharField(_("group or organisation"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("added"), default=timezone.now)
    only = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("invited to this meeting only"),
        help_text=_("Somebody asked them to come instead."),
    )
    left_at = models.DateTimeField(_("wants no more invitations since"), null=True, blank=True)

    class Meta:
        verbose_name = _("invited person")
        verbose_name_plural = _("invited people")
        constraints = [
            models.UniqueConstraint("series", Lower("email"), name="meetings_invited_once_a_series"),
            models.CheckConstraint(condition=~Q(email=""), name="meetings_invited_have_an_address"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def called(self) -> str:
        """How we speak to them: by name, else as their organisation, else by address."""
        return self.name or self.organisation or self.email
