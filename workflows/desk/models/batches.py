"""Batches: one deed done to many cases, each with its own verdict."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long what was done in a batch can be taken back.
UNDO_WITHIN = timedelta(minutes=15)


class ItemState(models.TextChoices):
    """What became of one case of a batch."""

    WAITING = "waiting", _("Still to be done")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Not done")
    UNDONE = "undone", _("Undone")
    KEPT = "kept", _("Could not be undone")


class Batch(models.Model):
    """What somebody wants to be done to some cases; `given` is what they chose or wrote for all of them."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="batches", verbose_name=_("by")
    )
    deed = models.CharField(_("what is done"), max_length=40)
    given = models.JSONField(_("what was given for it"), default=dict)
    asked_at = models.DateTimeField(_("chosen"), default=timezone.now, editable=False)
    began_at = models.DateTimeField(_("begun"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        indexes = [
            models.Index(
                fields=["began_at"],
                name="batch_going_on",
                condition=models.Q(began_at__isnull=False, ended_at=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(began_at__isnull=False),
                name="batch_begins_before_it_ends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.id}"

    @property
    def may_still_be_undone(self) -> bool:
        """Whether the time for second thoughts is not over."""
        return self.ended_at is not None and timezone.now() < self.ended_at + UNDO_WITHIN


class BatchItem(models.Model):
    """One case of a batch; `memory` holds what undoing needs, `reason` why it was not done."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items", verbose_name=_("batch"))
    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="+", verbose_name=_("case")
    )
    state = models.CharField(_("state"), max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    memory = models.JSONField(_("what was before"), default=dict)

    class Meta:
        verbose_name = _("case of a batch")
        verbose_name_plural = _("cases of batches")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["batch", "id"], name="item_waiting", condition=models.Q(state="waiting"))
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "case"], name="item_once_per_batch"),
            models.CheckConstraint(condition=models.Q(state__in=ItemState.values), name="item_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.case_id} {self.state}"
