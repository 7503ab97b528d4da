"""Merging two records of one organisation: proposed by one person, decided by an administrator."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MergeOutcome(models.TextChoices):
    """What became of a proposal."""

    MERGED = "merged", _("Merged")
    REFUSED = "refused", _("Refused")
    OVERTAKEN = "overtaken", _("Overtaken by another merger")


class MergeProposal(models.Model):
    """`gone` is to become part of `kept`. What was moved and what was not taken over stays here."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="mergers",
        verbose_name=_("organisation that stays"),
    )
    gone = models.ForeignKey(
        "people.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mergers_away",
        verbose_name=_("organisation that goes"),
    )
    gone_uuid = models.UUIDField(_("old identifier"))
    gone_name = models.CharField(_("old name"), max_length=200)
    reason = models.CharField(_("reason"), max_length=300)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=MergeOutcome.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    moved = models.JSONField(_("what was moved"), default=dict, blank=True)
    facts_gone = models.JSONField(
        _("facts of the organisation that went"),
        default=dict,
        blank=True,
        help_text=_("As they stood on the day, so that nothing is lost."),
    )

    class Meta:
        verbose_name = _("proposal to merge")
        verbose_name_plural = _("proposals to merge")
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kept", "gone"], condition=models.Q(outcome=""), name="merge_proposed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at__isnull=True)
                | models.Q(outcome__in=["merged", "refused", "overtaken"], decided_at__isnull=False),
                name="merge_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("proposed_by"))
                | ~models.Q(outcome="merged"),
                name="merge_needs_a_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(gone__isnull=True) | ~models.Q(gone=models.F("kept")),
                name="merge_joins_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_uuid} → {self.kept}"
