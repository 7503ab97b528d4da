"""News for a meeting, sent by those who are invited; staff take them into its agenda."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .invitations import Invitation
from .meetings import Meeting


class NewsState(models.TextChoices):
    """What becomes of a piece of news."""

    SENT = "sent", pgettext_lazy("news", "Not looked at yet")
    TAKEN = "taken", pgettext_lazy("news", "In the agenda")
    LEFT_OUT = "left_out", pgettext_lazy("news", "Left out")


class News(models.Model):
    """Somebody who is invited wants to tell something; those taken stand in the order of `position`."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="news", verbose_name=_("meeting or training")
    )
    invitation = models.ForeignKey(
        Invitation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("invitation"),
    )
    title = models.CharField(_("title"), max_length=200)
    words = models.TextField(_("words"), max_length=2000, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    state = models.CharField(
        _("how it stands"), max_length=10, choices=NewsState.choices, default=NewsState.SENT
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("meeting", "news")
        verbose_name_plural = pgettext_lazy("meeting", "news")
        ordering = ("position", "sent_at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="meetings_news_have_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.pk}"

    @property
    def sender(self) -> str:
        """The group that tells it, else the person; empty when nobody can be named any more."""
        if self.invitation is None:
            return ""
        person = self.invitation.person
        return person.organisation or person.name
