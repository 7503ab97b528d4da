"""Seats: who confirms first sits, who comes later waits, and what becomes free goes to who waits longest."""

from django.utils import timezone

from workflows.engine.locks import lock_row

from ..models import Invitation, Meeting, Registration, Said, State
from . import telling


def lock(case: Meeting) -> None:
    """Whoever wants a seat in this meeting at this moment waits for the one before."""
    lock_row(Meeting.objects.filter(pk=case.pk), no_key=True)


def free_seat(case: Meeting, *, beyond: bool = False) -> int | None:
    """The lowest number that nobody has; None when all are taken (`beyond`: people at the door stand).

    Called behind the lock. That no seat is given twice does not depend on it: the database refuses that.
    """
    rows = Registration.objects.filter(meeting=case, state=State.PLACED)
    taken = set(rows.values_list("seat", flat=True))
    seat = next(number for number in range(1, len(taken) + 2) if number not in taken)
    capacity = Meeting.objects.values_list("capacity", flat=True).get(pk=case.pk)
    return seat if beyond or capacity is None or len(taken) < capacity else None


def seat_or_wait(registration: Registration) -> None:
    """A seat, or the end of the waiting list; whoever waits already is not overtaken. Behind the lock."""
    case = registration.meeting
    queue = Registration.objects.filter(meeting=case, state=State.WAITING).exists()
    registration.seat = None if queue else free_seat(case)
    registration.state = State.WAITING if registration.seat is None else State.PLACED
    registration.confirmed_at = registration.confirmed_at or timezone.now()
    registration.save(update_fields=["seat", "state", "confirmed_at"])
    if case.series_id is not None and registration.email:
        rows = Invitation.objects.filter(meeting=case, person__email__iexact=registration.email)
        rows.update(said=Said.YES, said_at=timezone.now(), registration=registration)


def serve_waiting(case: Meeting) -> int:
    """Those who wait longest get the seats that are free, and a mail; until it begins. Behind the lock."""
    if case.stage != "announced" or case.starts_at <= timezone.now():
        return 0
    served = 0
    rows = Registration.objects.filter(meeting=case, state=State.WAITING).select_related("host")
    for registration in rows.order_by("confirmed_at", "asked_at", "pk"):
        seat = free_seat(case)
        if seat is None:
            break
        registration.seat, registration.state = seat, State.PLACED
        registration.save(update_fields=["seat", "state"])
        registration.meeting = case
        telling.tell(registration, "moved_up")
        served += 1
    return served
