"""What the room of indicators keeps: funding periods, what was promised in them, and what was reported."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.values.periods import Period

from .measures import Kind


class FundingPeriod(models.Model):
    """For what the house gets money, from whom and from when to when."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("what is funded"), max_length=200)
    funder = models.CharField(_("funder"), max_length=200)
    reference = models.CharField(_("reference of the funder"), max_length=100, blank=True)
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("funding period")
        verbose_name_plural = _("funding periods")
        ordering = ("-since", "title", "id")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="funding_period_has_days"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(funder=""), name="funding_period_is_named"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days(self) -> Period:
        """All its days."""
        return Period(self.since, self.until)


class Target(models.Model):
    """What was promised of one measure, and where that is written."""

    period = models.ForeignKey(
        FundingPeriod, on_delete=models.CASCADE, related_name="targets", verbose_name=_("funding period")
    )
    measure = models.SlugField(_("measure"), max_length=60)
    kind = models.CharField(_("kind of target"), max_length=10, choices=Kind.choices)
    number = models.PositiveIntegerField(_("number"))
    source = models.CharField(
        _("source"), max_length=300, help_text=_("For example: grant notice of 3 March, page 4.")
    )

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("measure", "kind")
        constraints = [
            models.UniqueConstraint(fields=["period", "measure", "kind"], name="target_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1) & (~Q(kind="ratio") | Q(number__lte=100)), name="target_fits"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="target_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.kind}"


class Report(models.Model):
    """What was reported as of a day. A trigger in the database refuses UPDATE and DELETE."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    period = models.ForeignKey(
        FundingPeriod, on_delete=models.PROTECT, related_name="reports", verbose_name=_("funding period")
    )
    as_of = models.DateField(_("as of"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reason = models.CharField(_("why it is issued again"), max_length=500, blank=True)
    data = models.JSONField(_("what it says"))
    digest = models.CharField(_("SHA-256 of what it says"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-as_of", "-version")
        constraints = [
            models.UniqueConstraint(fields=["period", "as_of", "version"], name="report_version_once"),
            models.CheckConstraint(
                condition=Q(version=1) | (Q(version__gt=1) & ~Q(reason="")), name="report_again_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d} {self.version}"
