"""Corrections: questions that the house asks the applicants to answer again."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections by state."""

    def open(self) -> Self:
        """Those not yet handed in again."""
        return self.filter(done_at=None)


class Correction(models.Model):
    """One question unlocked after submission, with the house's comment on it."""

    sheet = models.ForeignKey(
        "forms.AnswerSheet",
        on_delete=models.PROTECT,
        related_name="corrections",
        verbose_name=_("answer sheet"),
    )
    round = models.PositiveSmallIntegerField(_("round"), help_text=_("The submission that it comments on."))
    question = models.CharField(_("question"), max_length=80)
    comment = models.TextField(_("comment"), help_text=_("Says what is missing or wrong, and what to do."))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    done_at = models.DateTimeField(_("handed in again"), null=True, blank=True)

    objects: ClassVar[CorrectionQuerySet] = CorrectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "round", "question"], name="correction_once_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.question}"
