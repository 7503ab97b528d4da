"""Decisions: what the house answers, why, and what the applicant is told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .calls import euros


class Outcome(models.TextChoices):
    """What was decided."""

    APPROVE = "approve", _("Approve")
    REJECT = "reject", _("Reject")
    RETURN = "return", _("Return for revision")
    UNDONE = "undone", _("Undone before it left the house")
    OVERTURNED = "overturned", _("Rejected; looked at again after a complaint")


class Decision(models.Model):
    """One decision; at most one final decision per application, an amount exactly when approved."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("application"),
    )
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome.choices)
    amount = euros(_("amount"), null=True, blank=True)
    conditions = models.TextField(_("conditions"), blank=True, help_text=_("Printed in the letter."))
    conditions_aid = models.TextField(
        _("conditions in the language of the group"),
        blank=True,
        db_default="",
        help_text=_("Printed in the translation that helps them read; the German ones are binding."),
    )
    reasons = models.TextField(_("reasons"), help_text=_("Stay inside the house."))
    feedback = models.TextField(
        _("message to the applicant"), blank=True, help_text=_("Printed in the letter.")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    undone_at = models.DateTimeField(
        _("undone"), null=True, blank=True, help_text=_("Letters written until then stay inside the house.")
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["decided_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="approve", amount__isnull=False, amount__gt=0)  # NULL > 0 is no "no"
                | (~Q(outcome="approve") & Q(amount=None)),
                name="decision_amount_when_approved",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(outcome__in=["approve", "reject"]),
                name="decision_final_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.outcome}"
