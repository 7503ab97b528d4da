"""Complaints (Gegenvorstellung): the group sees an answer of the house differently."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Matter(models.TextChoices):
    """What a complaint is about."""

    DECISION = "decision", _("Rejection")
    FORMAL = "formal", _("Rejection for formal reasons")
    SETTLEMENT = "settlement", _("Settlement")


class ComplaintOutcome(models.TextChoices):
    """What somebody who was not involved found."""

    KEPT = "kept", pgettext_lazy("complaint", "The answer stays as it is")
    REOPENED = "reopened", pgettext_lazy("complaint", "The house looks at it again")


class Complaint(models.Model):
    """One complaint about one answer, and what somebody who was not involved said to it."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="complaints",
        verbose_name=_("application"),
    )
    matter = models.CharField(_("about"), max_length=12, choices=Matter.choices)
    answered_first_at = models.DateTimeField(
        _("answer of"), help_text=_("When the house gave the answer that this is about.")
    )
    text = models.TextField(_("what the group says"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=ComplaintOutcome.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "answered_first_at"], name="complaint_once_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_by=None, answered_at=None)
                | (~Q(outcome="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="complaint_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("made_by")),
                name="complaint_answered_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.matter}"
