"""Calendars that other programs read: an address that nobody can guess."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .resources import Resource


class Feed(models.Model):
    """One person's calendar of bookings: of all they may see, or of one room or equipment.

    Only the hash of its secret is kept; the address is told once, when it is made.
    """

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
    token_hash = models.CharField(_("hash of the secret"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "resource"], nulls_distinct=False, name="lending_one_feed_each"
            ),
            models.CheckConstraint(condition=~Q(token_hash=""), name="lending_feed_has_a_secret"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.resource_id or ''}".strip()
