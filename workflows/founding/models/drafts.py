"""What is noted while the founding meeting goes on: saved step by step, gone once it is recorded."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingDraft(models.Model):
    """The steps of the agenda so far, as typed. Nationality counts are never part of it."""

    case = models.OneToOneField(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="meeting_draft",
        verbose_name=_("founding"),
    )
    values = models.JSONField(_("noted so far"), default=dict, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("meeting being held")
        verbose_name_plural = _("meetings being held")

    def __str__(self) -> str:
        return f"{self.case_id}"
