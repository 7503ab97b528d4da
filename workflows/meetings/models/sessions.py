"""The single dates of a meeting."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .meetings import Meeting


class Session(models.Model):
    """One date; one that was given up stays `is_off`, so that calendars take it out."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="sessions", verbose_name=_("meeting or training")
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    is_off = models.BooleanField(_("given up"), default=False)

    class Meta:
        verbose_name = _("date of a meeting")
        verbose_name_plural = _("dates of meetings")
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meetings_session_has_an_end"
            ),
            models.UniqueConstraint(
                fields=["meeting", "starts_at"],
                condition=Q(is_off=False),
                name="meetings_one_session_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
