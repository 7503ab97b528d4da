"""History: what happened in a case, written once and never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may read a history line."""

    EVERYONE = "everyone", _("Applicant and staff")
    STAFF = "staff", _("Staff only")


class HistoryEntry(models.Model):
    """One thing somebody did; a trigger in the database refuses UPDATE and DELETE."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="history", verbose_name=_("case")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty when the house's clock did it."),
    )
    verb = models.CharField(_("what"), max_length=60, help_text=_("A code of the process."))
    stage_before = models.CharField(_("stage before"), max_length=40, blank=True)
    stage_after = models.CharField(_("stage after"), max_length=40, blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True)
    audience = models.CharField(
        _("visible to"), max_length=20, choices=Audience.choices, default=Audience.EVERYONE
    )
    for_applicant = models.BooleanField(
        _("for the applicant"),
        default=False,
        help_text=_("Who acted for the applicant never checks, reviews, decides or examines this case."),
    )

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["case", "at"], name="history_of_case"),
            models.Index(fields=["at"], name="history_by_day"),
            models.Index(
                fields=["actor", "case"], name="history_hands", condition=models.Q(for_applicant=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
