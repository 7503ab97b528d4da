"""How long things are kept: the rules, what is held back, whom we told, and what was forgotten."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Unit(models.TextChoices):
    """In what a time of keeping is counted."""

    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class Deed(models.TextChoices):
    """What happens when the time is over."""

    DELETE = "delete", _("delete")
    ANONYMISE = "anonymise", _("anonymise")


class RetentionRule(models.Model):
    """From `valid_from` on, things of this kind are kept so long; the newest row valid on a day counts."""

    code = models.CharField(_("what"), max_length=40, help_text=_("A code that the software knows."))
    valid_from = models.DateField(_("valid from"))
    after = models.PositiveSmallIntegerField(_("kept for"))
    unit = models.CharField(_("counted in"), max_length=10, choices=Unit.choices)
    from_year_end = models.BooleanField(
        _("counted from the end of the calendar year"), default=False, help_text=_("As in § 147 (4) AO.")
    )
    warn_days = models.PositiveSmallIntegerField(
        _("people are told so many days before"), default=0, help_text=_("0: nobody is told.")
    )
    deed = models.CharField(_("then"), max_length=10, choices=Deed.choices)
    basis = models.CharField(_("legal basis"), max_length=300)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last compared it with the law.")
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("edited by"),
        help_text=_("Empty: as the software brought it."),
    )
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)

    objects: ClassVar[models.Manager["RetentionRule"]] = models.Manager()

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="retention_rule_once_a_day"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="retention_unit_known"),
            models.CheckConstraint(condition=Q(deed__in=Deed.values), name="retention_deed_known"),
            models.CheckConstraint(condition=~Q(basis=""), name="retention_has_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.after} {self.unit} ({self.basis})"

    @property
    def kept_for(self) -> str:
        """The time in the reader's language, counted as the language counts."""
        counted = {
            Unit.DAYS.value: ngettext("%(n)s day", "%(n)s days", self.after),
            Unit.MONTHS.value: ngettext("%(n)s month", "%(n)s months", self.after),
            Unit.YEARS.value: ngettext("%(n)s year", "%(n)s years", self.after),
        }
        return counted[self.unit] % {"n": self.after}


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    """Holds, by whether they still bind."""

    def open(self) -> "LegalHoldQuerySet":
        """Not released, the newest first."""
        return self.filter(released_at=None).order_by("-set_at", "-id")


class LegalHold(models.Model):
    """Nothing of this subject is deleted while the hold is open: a dispute, an audit, a request for data."""

    kind = models.CharField(_("kind"), max_length=20, help_text=_("A code, such as case or account."))
    subject = models.CharField(_("identifier"), max_length=60)
    reason = models.CharField(_("reason"), max_length=500)
    set_at = models.DateTimeField(_("set"), default=timezone.now)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("set by")
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )

    objects: ClassVar[LegalHoldQuerySet] = LegalHoldQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(released_at=None), name="legal_hold_open_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="legal_hold_has_reason"),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="legal_hold_released_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class RetentionNotice(models.Model):
    """Somebody was told that something of theirs will be deleted."""

    code = models.CharField(_("rule"), max_length=40)
    subject = models.CharField(_("identifier"), max_length=60)
    told_at = models.DateTimeField(_("told"), default=timezone.now)

    objects: ClassVar[models.Manager["RetentionNotice"]] = models.Manager()

    class Meta:
        verbose_name = _("notice of deletion")
        verbose_name_plural = _("notices of deletion")
        constraints = [models.UniqueConstraint(fields=["code", "subject"], name="retention_told_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"


class RetentionDeed(models.Model):
    """One thing that was deleted or anonymised: its identifier and nothing else."""

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    code = models.CharField(_("rule"), max_length=40)
    subject = models.CharField(
        _("identifier"), max_length=60, blank=True, help_text=_("Empty for rows that nobody asks for singly.")
    )
    count = models.PositiveIntegerField(_("how many"), default=1)
    deed = models.CharField(_("what was done"), max_length=10, choices=Deed.choices)
    after = models.CharField(_("kept for"), max_length=40, help_text=_("As the rule said on that day."))

    objects: ClassVar[models.Manager["RetentionDeed"]] = models.Manager()

    class Meta:
        verbose_name = _("what was forgotten")
        verbose_name_plural = _("what was forgotten")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"


class RetentionRun(models.Model):
    """The run of one night; a worker that dies leaves it to another one."""

    day = models.DateField(_("day"), unique=True)
    began_at = models.DateTimeField(_("began"), default=timezone.now)
    lease_until = models.DateTimeField(_("taken until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    done = models.PositiveIntegerField(_("done"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)

    objects: ClassVar[models.Manager["RetentionRun"]] = models.Manager()

    class Meta:
        verbose_name = _("run of the retention")
        verbose_name_plural = _("runs of the retention")

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


def newest_on(day: datetime.date) -> dict[str, Any]:
    """The rule of each code that counts on this day."""
    rows = RetentionRule.objects.filter(valid_from__lte=day).order_by("valid_from")
    return {row.code: row for row in rows}
