"""Late admissions: one organisation may still hand in although the round is over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AdmissionQuerySet(models.QuerySet["LateAdmission"]):
    """Admissions, asked in sentences."""

    def good(self) -> "AdmissionQuerySet":
        """Confirmed by a second person, and not over."""
        return self.filter(confirmed_by__isnull=False, until__gte=timezone.localdate())


class LateAdmission(models.Model):
    """The exception for one organisation in one call, with its reason and the two people behind it."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.PROTECT, related_name="late_admissions", verbose_name=_("call")
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    reason = models.TextField(_("reason"))
    until = models.DateField(_("possible until"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("late admission")
        verbose_name_plural = _("late admissions")
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="late_admission_once"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="late_admission_by_second_person",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="late_admission_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}: {self.organisation_id}"
