"""Calendars that other programs read: an address that nobody can guess."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .resources import Resource


def new_token() -> str:
    """What nobody guesses."""
    return secrets.token_urlsafe(32)


class Feed(models.Model):
    """One person's calendar of bookings: of all they may see, or of one room or equipment."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="lending_feeds",
        verbose_name=_("person"),
    )
    resource = models.ForeignKey(
        Resource,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="feeds",
        verbose_name=_("room or equipment"),
    )
    token = models.CharField(_("secret"), max_length=60, unique=True, default=new_token)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "resource"], nulls_distinct=False, name="lending_one_feed_each"
            ),
            models.CheckConstraint(condition=~Q(token=""), name="lending_feed_has_a_secret"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.resource_id or ''}".strip()
