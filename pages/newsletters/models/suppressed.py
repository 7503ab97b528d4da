"""Addresses the newsletter never goes to again: only their keyed hash is known, so it survives deletion."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SuppressedWhy(models.TextChoices):
    """Why nothing is sent."""

    LEFT = "left", _("Unsubscribed")
    ERASED = "erased", _("Erased on request")
    BOUNCED = "bounced", _("Mails came back")
    COMPLAINED = "complained", _("Reported the newsletter as unwanted")
    BROUGHT = "brought", _("Was barred in another program")


class Suppressed(models.Model):
    """One address; a person who subscribes again and confirms takes it off."""

    key = models.CharField(_("keyed hash of the address"), max_length=64, unique=True)
    why = models.CharField(_("reason"), max_length=20, choices=SuppressedWhy.choices)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("barred address")
        verbose_name_plural = _("barred addresses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(why__in=SuppressedWhy.values), name="suppressed_why_known"
            )
        ]

    def __str__(self) -> str:
        return self.key[:12]
