"""What is told to whom: one row for each event and endpoint, one more for each call."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .endpoints import Endpoint
from .events import Event


class State(models.TextChoices):
    """Where a delivery stands."""

    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Laid aside")


class Outcome(models.TextChoices):
    """How a call ended."""

    OK = "ok", _("Accepted")
    ANSWER = "answer", _("The address answered with an error")
    REDIRECT = "redirect", _("The address sends us elsewhere; we don't follow")
    TIMEOUT = "timeout", _("No answer in time")
    CONNECTION = "connection", _("No connection")
    TLS = "tls", _("The certificate does not fit, or there is no encryption")
    NAME = "name", _("There is no such host")
    REFUSED = "refused", _("The address leads into a closed network; we don't call it")
    AWAY = "away", _("Not tried: the address had just failed")
    OFF = "off", _("The webhook was switched off")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by what has to happen to them."""

    def due(self) -> "DeliveryQuerySet":
        """Waiting for an address that is told, and their time has come."""
        waiting = self.filter(state=State.WAITING, due_at__lte=timezone.now())
        return waiting.filter(endpoint__off_at=None)

    def failed(self) -> "DeliveryQuerySet":
        """Given up: somebody has to look."""
        return self.filter(state=State.FAILED)


class Delivery(models.Model):
    """One event for one endpoint."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("event")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    outcome = models.CharField(
        _("how the last call ended"), max_length=10, choices=Outcome.choices, blank=True
    )
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    settled_at = models.DateTimeField(_("delivered or given up"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(
                fields=["endpoint", "due_at", "id"], name="delivery_due", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["endpoint", "-id"], name="delivery_log"),
            models.Index(fields=["-id"], name="delivery_failed", condition=models.Q(state="failed")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "endpoint"], name="delivery_once_per_endpoint"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="delivery_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", settled_at=None)
                | (~models.Q(state="waiting") & models.Q(settled_at__isnull=False)),
                name="delivery_settled_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *Outcome.values]), name="delivery_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class Attempt(models.Model):
    """One call and how it ended."""

    delivery = models.ForeignKey(
        Delivery, on_delete=models.CASCADE, related_name="log", verbose_name=_("delivery")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    outcome = models.CharField(_("how it ended"), max_length=10, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"), default=0)

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values), name="attempt_outcome_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.outcome}"
