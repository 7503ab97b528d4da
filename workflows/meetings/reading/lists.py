"""The list at the door: who has a place or waits, and who was there on a date."""

from dataclasses import dataclass

from ..models import Attendance, Meeting, Registration, Session, State


@dataclass(frozen=True)
class Line:
    """One person on the list of one date."""

    registration: Registration
    is_there: bool


def list_of(session: Session) -> list[Line]:
    """Those with a place by name, then those who wait in their order; two queries."""
    rows = Registration.objects.filter(meeting=session.meeting, state__in=[State.PLACED, State.WAITING])
    there = set(Attendance.objects.filter(session=session).values_list("registration", flat=True))
    lines = [Line(each, each.pk in there) for each in rows.order_by("name", "pk")]
    queue = [each for each in lines if each.registration.state == State.WAITING]
    queue.sort(key=lambda each: str(each.registration.confirmed_at))
    return [each for each in lines if each.registration.state == State.PLACED] + queue


def session_of(case: Meeting, key: str) -> Session | None:
    """The date with this key, or the first one; None when it is none of this meeting."""
    rows = case.sessions.filter(is_off=False).select_related("meeting")
    if not key:
        return rows.first()
    return rows.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() and len(key) < 18 else None
