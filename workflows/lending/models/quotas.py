"""Quotas: how much a borrower may have in a week, a month or at a time; whom the house has confirmed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .resources import Kind, Resource


class Audience(models.TextChoices):
    """For whom a quota counts."""

    ORGANISATION = "organisation", _("Organisations that the house has confirmed")
    PERSON = "person", _("Everybody else, each person")
    STAFF = "staff", _("People who work in the house, for themselves")


class Measure(models.TextChoices):
    """What is counted: each date of a series is one, and its hours count once, however many pieces."""

    BOOKINGS = "bookings", _("Bookings")
    HOURS = "hours", _("Hours")


class Span(models.TextChoices):
    """In what time it is counted."""

    WEEK = "week", _("In a week, from Monday to Sunday")
    MONTH = "month", _("In a month of the calendar")
    RUNNING = "running", _("Running at a time")


class Quota(models.Model):
    """So much may each of these borrowers have of it; of several quotas that count, each is kept."""

    audience = models.CharField(_("for whom"), max_length=20, choices=Audience.choices)
    resource = models.ForeignKey(
        Resource,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("room or equipment"),
        help_text=_("Empty: all of a kind, or everything together."),
    )
    kind = models.CharField(
        _("all of a kind"),
        max_length=20,
        choices=Kind.choices,
        blank=True,
        help_text=_("Only without a room or equipment. Empty: rooms and equipment together."),
    )
    most = models.PositiveSmallIntegerField(_("at most"), help_text=_("0: only as an exception."))
    measure = models.CharField(_("counted"), max_length=20, choices=Measure.choices, default=Measure.BOOKINGS)
    span = models.CharField(_("in what time"), max_length=20, choices=Span.choices, default=Span.MONTH)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["audience", "kind", "resource", "span", "measure"]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="lending_quota_audience_is_known"
            ),
            models.CheckConstraint(
                condition=Q(measure__in=Measure.values, span__in=Span.values),
                name="lending_quota_counts_what_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="") | Q(kind__in=Kind.values, resource=None),
                name="lending_quota_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["audience", "resource", "kind", "measure", "span"],
                nulls_distinct=False,
                name="lending_one_quota_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}: {self.most}"

    def clean(self) -> None:
        """Either one room or equipment, or all of a kind."""
        super().clean()
        if self.resource_id is not None and self.kind:
            raise ValidationError({"kind": _("Choose a room or equipment, or all of a kind, not both.")})

    def covers(self, resources: frozenset[int], kind: str) -> bool:
        """Whether a booking of these counts: one resource, or a bundle with its parts."""
        return self.resource_id in {None, *resources} and self.kind in {"", kind}


class ConfirmedOrganisation(models.Model):
    """The house knows this organisation as a borrower: its quotas are those of organisations."""

    organisation = models.OneToOneField(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="lending_confirmation",
        verbose_name=_("organisation"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    class Meta:
        verbose_name = _("confirmed organisation")
        verbose_name_plural = _("confirmed organisations")
        ordering = ["organisation"]

    def __str__(self) -> str:
        return str(self.organisation)
