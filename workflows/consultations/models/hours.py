"""When advisers are there: hours of the week and of single days, days off, and the feed of their calendar."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..slots import Opening
from .ways import Way

SHORTEST, LONGEST = 15, 240


class Hours(models.Model):
    """An adviser is there each week on `weekday`, or once on `day`; groups book times of `minutes`.

    No `topics` means: any topic.
    """

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser")
    )
    weekday = models.PositiveSmallIntegerField(_("day of the week"), null=True, blank=True)
    day = models.DateField(_("single day"), null=True, blank=True)
    begins = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes for one talk"), validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    ways = ArrayField(models.CharField(max_length=10, choices=Way.choices), verbose_name=_("ways"))
    languages = ArrayField(models.CharField(max_length=10), verbose_name=_("languages"))
    topics = ArrayField(models.CharField(max_length=50), verbose_name=_("topics"), default=list, blank=True)
    place = models.CharField(_("where"), max_length=300, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("hours of an adviser")
        verbose_name_plural = _("hours of advisers")
        ordering: ClassVar[list[str]] = ["adviser_id", "day", "weekday", "begins", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="hours_have_a_length"),
            models.CheckConstraint(
                condition=Q(weekday__isnull=False, day__isnull=True)
                | Q(weekday__isnull=True, day__isnull=False),
                name="hours_weekly_or_once",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__lte=6), name="hours_weekday_is_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST), name="hours_minutes_fit"
            ),
            models.CheckConstraint(
                condition=Q(ways__len__gt=0, languages__len__gt=0), name="hours_have_ways_and_languages"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adviser_id} {self.day or self.weekday} {self.begins:%H:%M}"

    @property
    def opening(self) -> Opening:
        """The same without the database."""
        return Opening(
            begins=self.begins,
            ends=self.ends,
            minutes=self.minutes,
            weekday=self.weekday,
            day=self.day,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
        )


class Absence(models.Model):
    """An adviser is away on these days, both included; nobody books a time then."""

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering: ClassVar[list[str]] = ["first", "id"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="absence_has_days")]

    def __str__(self) -> str:
        return f"{self.adviser_id} {self.first:%Y-%m-%d}"


class Feed(models.Model):
    """The secret address of an adviser's calendar; only its hash is kept."""

    adviser = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser")
    )
    token_hash = models.CharField(_("hash of the address"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return str(self.adviser_id)
