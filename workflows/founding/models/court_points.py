"""What the register court objects to, one task for each objection."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .filings import CourtAnswer


class CourtPoint(models.Model):
    """One objection in a letter of the court, what to do about it and until when.

    A person has confirmed it; what the house only proposed is not kept. `clause` is the id of a paragraph of
    the group's own statute, `rule` one of the catalogue: both may be empty.
    """

    answer = models.ForeignKey(
        CourtAnswer, on_delete=models.PROTECT, related_name="points", verbose_name=_("answer of the court")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.TextField(_("what the court objects to"))
    todo = models.TextField(_("what to do"), blank=True)
    clause = models.CharField(_("paragraph of the statute"), max_length=40, blank=True)
    rule = models.CharField(_("rule"), max_length=10, blank=True)
    due_on = models.DateField(_("until"))
    solution = models.TextField(
        _("what was done"), blank=True, help_text=_("In German: it stands in the answer to the court.")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("task from a letter of the court")
        verbose_name_plural = _("tasks from letters of the court")
        ordering = ["answer", "position"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "position"], name="court_point_position_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="court_point_says_something"),
            models.CheckConstraint(
                condition=models.Q(done_at=None, done_by=None)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="court_point_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.position}"


def points_of(answer: CourtAnswer) -> models.QuerySet[CourtPoint]:
    """The tasks from one letter in its order."""
    return CourtPoint.objects.filter(answer=answer).order_by("position")
