"""Deadlines: when something has to happen; the row is the truth, the worker's tick acts on it."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Deadlines, as the house speaks about them."""

    def pending(self) -> Self:
        """Neither done nor cancelled."""
        return self.filter(done_at=None, cancelled_at=None)


class Deadline(models.Model):
    """At `due_at` the handler registered for `code` runs once for this case."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="deadlines", verbose_name=_("case")
    )
    step = models.ForeignKey(
        "engine.Step",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("step"),
        help_text=_("Cancelled together with this step."),
    )
    code = models.CharField(_("what"), max_length=60)
    due_at = models.DateTimeField(_("due"))
    data = models.JSONField(_("details"), default=dict, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    lease_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    objects: ClassVar[object] = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="deadline_pending",
                condition=models.Q(done_at=None, cancelled_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code}"
