"""Snapshots: the answers exactly as they were submitted, one per round."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AnswerSnapshot(models.Model):
    """The answers of one submission; a trigger in the database refuses UPDATE and DELETE."""

    sheet = models.ForeignKey(
        "forms.AnswerSheet",
        on_delete=models.PROTECT,
        related_name="snapshots",
        verbose_name=_("answer sheet"),
    )
    round = models.PositiveSmallIntegerField(_("round"), help_text=_("1 is the first submission."))
    answers = models.JSONField(_("answers"), help_text=_("The answers to all questions that were asked."))
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("submitted by")
    )

    class Meta:
        verbose_name = _("submitted answers")
        verbose_name_plural = _("submitted answers")
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "round"], name="answer_snapshot_once_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.round}"
