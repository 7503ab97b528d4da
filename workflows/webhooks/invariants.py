"""No event is lost between its change and its deliveries."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from workflows.outbox.lanes import lane
from workflows.upkeep.invariants import Invariant, register

from .models import Delivery, Endpoint, Happening, Secret, State


def _unsorted() -> QuerySet[Happening, object]:
    """A worker looks every ten seconds; a day later nobody does."""
    return Happening.objects.filter(at__lt=timezone.now() - timedelta(days=1)).values_list("uuid", flat=True)


def _forgotten() -> QuerySet[Delivery, object]:
    late = Delivery.objects.filter(state=State.WAITING, due_at__lt=timezone.now() - timedelta(days=1))
    return (late if lane().held_at is None else late.none()).values_list("uuid", flat=True)


def _unsigned() -> QuerySet[Endpoint, object]:
    lasting = Secret.objects.filter(endpoint=OuterRef("pk"), ends_at=None)
    return Endpoint.objects.filter(~Exists(lasting)).values_list("uuid", flat=True)


def declare() -> None:
    """The house keeps these."""
    register(
        Invariant("event_sorted", "What happened becomes an event within a day.", _unsorted),
        Invariant("webhook_waits", "No webhook waits for a day while the house sends.", _forgotten),
        Invariant("webhook_secret", "Every webhook has a lasting secret.", _unsigned),
    )
