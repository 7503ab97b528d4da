"""What the screens and the API show of webhooks."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from .models import Delivery, Endpoint, Event, State

A_PAGE = 25


def endpoints() -> QuerySet[Endpoint]:
    """All endpoints, each with the number of deliveries that failed and that wait."""
    return Endpoint.objects.annotate(
        failed=Count("deliveries", filter=Q(deliveries__state=State.FAILED)),
        waiting=Count("deliveries", filter=Q(deliveries__state=State.WAITING)),
    )


def log_of(
    endpoint: Endpoint, *, before: int | None = None, size: int = A_PAGE
) -> tuple[list[Delivery], int]:
    """The newest deliveries (before that one), and where the next page begins; nought: there is none."""
    found = Delivery.objects.filter(endpoint=endpoint).select_related("event").order_by("-id")
    rows = list((found.filter(pk__lt=before) if before else found)[: size + 1])
    return rows[:size], rows[size - 1].pk if len(rows) > size else 0


def events_after(place: int, *, size: int, names: Sequence[str] = ()) -> list[Event]:
    """The events behind this place, oldest first; with `names` only those."""
    found = Event.objects.filter(pk__gt=place).order_by("pk")
    return list((found.filter(type__in=names) if names else found)[:size])


def oldest() -> datetime | None:
    """When the oldest event happened that is still kept."""
    return Event.objects.aggregate(oldest=Min("at"))["oldest"]
