"""Addresses of other programs that want to hear what happens, and the secrets that sign our calls."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_URL = 500


class OffReason(models.TextChoices):
    """Why nothing is sent to an address any more."""

    BY_HAND = "by_hand", _("Switched off by an administrator")
    GONE = "gone", _("The address answered that it is gone (410)")
    FAILING = "failing", _("The address has failed for days")


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    """Endpoints, by whether they hear something."""

    def active(self) -> "EndpointQuerySet":
        """Those that are told."""
        return self.filter(off_at=None)

    def given_up(self) -> "EndpointQuerySet":
        """Those that the house switched off by itself: somebody has to look."""
        return self.filter(off_reason__in=[OffReason.GONE, OffReason.FAILING])


class Endpoint(models.Model):
    """One address of another program; `events` are names such as `page.published`, or `page.*`, or `*`."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    url = models.URLField(_("address"), max_length=LONGEST_URL)
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    events = models.JSONField(_("wanted events"), default=list)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    off_at = models.DateTimeField(_("switched off"), null=True, blank=True)
    off_reason = models.CharField(
        _("why it is switched off"), max_length=10, choices=OffReason.choices, blank=True
    )
    failing_since = models.DateTimeField(
        _("fails since"), null=True, blank=True, help_text=_("The first failure after the last success.")
    )
    succeeded_at = models.DateTimeField(_("last success"), null=True, blank=True)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(off_at__isnull=True, off_reason="")
                | models.Q(off_at__isnull=False, off_reason__in=OffReason.values),
                name="webhook_off_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_active(self) -> bool:
        """Whether it is told."""
        return self.off_at is None


class SecretQuerySet(models.QuerySet["Secret"]):
    """Secrets, by whether they still sign."""

    def valid(self) -> "SecretQuerySet":
        """Those that sign now, the newest first."""
        lasting = models.Q(ends_at=None) | models.Q(ends_at__gt=timezone.now())
        return self.filter(lasting).order_by("-created_at", "-id")


class Secret(models.Model):
    """A secret of an endpoint, encrypted; while a new one is brought in, the old one signs, too."""

    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="secrets", verbose_name=_("webhook")
    )
    encrypted = models.TextField(_("secret, encrypted"), editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    ends_at = models.DateTimeField(_("valid until"), null=True, blank=True)

    objects = SecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("secret of a webhook")
        verbose_name_plural = _("secrets of webhooks")
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint"], condition=models.Q(ends_at=None), name="webhook_has_one_lasting_secret"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
