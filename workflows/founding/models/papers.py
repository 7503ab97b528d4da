"""Whether the signed papers agree: what the adviser compared, round by round (domain: B8)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PaperPoint(models.TextChoices):
    """What is compared; each pair of papers says the same or the court asks."""

    NAME_AND_SEAT = "name_and_seat", _("Name and seat are the same in statute, minutes and application")
    DATE = "date", _("The statute’s date is the day of the meeting in the minutes")
    TEXT = "text", _("The signed statute is the approved text, page by page")
    SIGNATURES = "signatures", _("Everybody who signed the statute is on the list and has become a member")
    VOTES = "votes", _("The minutes give votes for founding, statute and each office")
    ACCEPTANCE = "acceptance", _("Everybody elected has accepted")
    BOARD = "board", _("The board is made up as the statute says")
    MINUTES_SIGNED = "minutes_signed", _("The minutes are signed by those whom the statute names")


class PapersCheck(models.Model):
    """One look at the signed papers. `differing` are the points that did not agree."""

    case = models.ForeignKey(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="paper_checks",
        verbose_name=_("founding"),
    )
    round = models.PositiveSmallIntegerField(_("round"))
    differing = models.JSONField(_("points that differ"), default=list, blank=True)
    note = models.TextField(_("note to the group"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("compared by")
    )
    checked_at = models.DateTimeField(_("compared"), default=timezone.now)

    class Meta:
        verbose_name = _("comparison of the papers")
        verbose_name_plural = _("comparisons of the papers")
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="papers_check_round_once"),
            models.CheckConstraint(
                condition=models.Q(differing=[]) | ~models.Q(note=""), name="differing_papers_have_a_note"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.round}"
