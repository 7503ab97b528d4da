"""Seats: who confirms first sits, who comes later waits, and what becomes free goes to who waits longest.

A meeting with `offer_hours` offers a free place to the next, keeps it as long, and goes on by the clock.
"""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.locks import lock_row

from ..models import Invitation, Meeting, Registration, Said, State
from . import telling

OFFER = "meetings.offer"


def lock(case: Meeting) -> None:
    """Whoever wants a seat in this meeting at this moment waits for the one before."""
    lock_row(Meeting.objects.filter(pk=case.pk), no_key=True)


def free_seat(case: Meeting, *, beyond: bool = False) -> int | None:
    """The lowest number that nobody has; None when all are taken (`beyond`: people at the door stand).

    Called behind the lock. That no seat is given twice does not depend on it: the database refuses that.
    """
    rows = Registration.objects.filter(meeting=case, state=State.PLACED)
    taken = dict(rows.values_list("seat", "is_online"))
    seat = next(number for number in range(1, len(taken) + 2) if number not in taken)
    capacity = Meeting.objects.values_list("capacity", flat=True).get(pk=case.pk)
    in_the_room = sum(not is_online for is_online in taken.values())
    kept = open_offers(case).count()
    return seat if beyond or capacity is None or in_the_room + kept < capacity else None


def open_offers(case: Meeting) -> QuerySet[Registration]:
    """Places that are kept for who waits until they say yes, the first that ends first."""
    rows = Registration.objects.filter(meeting=case, state=State.WAITING, offered_until__isnull=False)
    return rows.order_by("offered_until", "pk")


def watch_offers(case: Meeting) -> None:
    """The clock knows which offer ends next."""
    until = open_offers(case).values_list("offered_until", flat=True).first()
    if until is None:
        engine.stop_deadlines(case, OFFER)
    else:
        engine.set_deadline(case, OFFER, until)


def seat_or_wait(registration: Registration) -> None:
    """A seat, or the end of the waiting list; whoever waits already is not overtaken. Behind the lock.

    Online there is room for everybody.
    """
    case = registration.meeting
    if registration.is_online:
        registration.seat = free_seat(case, beyond=True)
    else:
        queue = Registration.objects.filter(meeting=case, state=State.WAITING).exclude(pk=registration.pk)
        registration.seat = None if queue.exists() else free_seat(case)
    registration.state = State.WAITING if registration.seat is None else State.PLACED
    registration.confirmed_at = registration.confirmed_at or timezone.now()
    registration.offered_until = None
    registration.save(update_fields=["seat", "state", "confirmed_at", "offered_until"])
    if case.series_id is not None and registration.email:
        rows = Invitation.objects.filter(meeting=case, person__email__iexact=registration.email)
        said = Said.ONLINE if registration.is_online else Said.YES
        rows.update(said=said, said_at=timezone.now(), registration=registration)


def serve_waiting(case: Meeting) -> int:
    """Those who wait longest get the seats that are free, or an offer, and a mail; behind the lock.

    Until it begins.
    """
    if case.stage != "announced" or case.starts_at <= timezone.now():
        return 0
    served = 0
    rows = Registration.objects.filter(meeting=case, state=State.WAITING, offered_until=None)
    rows = rows.select_related("host")
    for registration in rows.order_by("confirmed_at", "asked_at", "pk"):
        seat = free_seat(case)
        if seat is None:
            break
        registration.meeting = case
        if case.offer_hours:
            until = min(timezone.now() + timedelta(hours=case.offer_hours), case.starts_at)
            registration.offered_until = until
            registration.save(update_fields=["offered_until"])
            telling.tell(registration, "offered")
        else:
            registration.seat, registration.state = seat, State.PLACED
            registration.save(update_fields=["seat", "state"])
            telling.tell(registration, "moved_up")
        served += 1
    if case.offer_hours:
        watch_offers(case)
    return served
