"""Making events of what happened, and a delivery for everybody who wants to hear; one worker at a time."""

from collections.abc import Callable

from django.db import connection, transaction

from . import types
from .models import Delivery, Endpoint, Event, Happening

AT_ONCE = 500
# Whoever holds this may number events: so their numbers are in the order in which they can be seen.
_ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('webhooks.sorting'))"

Data = dict[str, object]
_completing: dict[str, Callable[[Data], Data]] = {}


def complete_by(name: str, complete: Callable[[Data], Data]) -> None:
    """Events of this name are told with what `complete` makes of what the trigger wrote."""
    _completing[name] = complete


def tick() -> int:
    """What happened is told to whoever wants to hear it; returns how many events there were."""
    sorted_ = 0
    while Happening.objects.exists() and (done := sort()):
        sorted_ += done
    return sorted_


@transaction.atomic
def sort() -> int:
    """Some of what happened became events; nought when another worker is at it."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE)
        if not cursor.fetchone()[0]:
            return 0
    happened = list(Happening.objects.order_by("id")[:AT_ONCE])
    events = Event.objects.bulk_create([_event(each) for each in happened])
    endpoints = list(Endpoint.objects.active())
    Delivery.objects.bulk_create(
        Delivery(endpoint=endpoint, event=event)
        for event in events
        for endpoint in endpoints
        if _is_wanted(event, endpoint)
    )
    Happening.objects.filter(pk__in=[each.pk for each in happened]).delete()
    return len(events)


def _event(happening: Happening) -> Event:
    name = types.name_of(happening.type, happening.data)
    complete = _completing.get(name)
    data = complete(happening.data) if complete else happening.data
    return Event(uuid=happening.uuid, at=happening.at, type=name, data=data)


def _is_wanted(event: Event, endpoint: Endpoint) -> bool:
    """A test goes to the endpoint that is tested; nobody hears of what happened before they were there."""
    if event.type == types.TEST:
        return event.data.get("endpoint") == str(endpoint.uuid)
    return event.at >= endpoint.created_at and types.fits(event.type, endpoint.events)
