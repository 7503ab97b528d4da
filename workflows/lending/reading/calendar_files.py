"""A booking as a calendar file (RFC 5545): the same UID for ever, a higher SEQUENCE with each change."""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from workflows.engine.standing import remembered
from workflows.people.addresses import address
from workflows.values import calendars

from ..models import Booking, Reservation

if TYPE_CHECKING:
    from icalendar import Event

GONE = ("cancelled", "refused", "missed", "unserved")
TENTATIVE = ("asked", "waiting")


def calendar_of(case: Booking, language: str) -> bytes:
    """The dates of one booking."""
    rows = dates_of(case)
    return calendar_file([(case, row) for row in rows], language)


def dates_of(case: Booking) -> list[Reservation]:
    """Each date once, however many pieces; also those that were given up, so that calendars take them out."""
    rows = Reservation.objects.filter(booking=case).order_by("starts_at", "pk").distinct("starts_at")
    return remembered(case, "lending dates", lambda: list(rows))


def calendar_file(
    dates: list[tuple[Booking, Reservation]], language: str, series: Collection[UUID] = ()
) -> bytes:
    """These dates, in the language of whoever takes them in; `series` are bookings that have more."""
    several = Counter(case.pk for case, _row in dates)
    with override(language):
        events = [
            _event(case, row, language, is_series=several[case.pk] > 1 or case.pk in series)
            for case, row in dates
        ]
    return calendars.calendar_file("Lending", events, method="PUBLISH")


def _event(case: Booking, row: Reservation, language: str, *, is_series: bool) -> "Event":
    from icalendar import Event  # noqa: PLC0415  with its zones of the world

    event = Event()
    # A single date can be moved and stays the same entry; those of a series are only ever left out.
    date = f"-{row.starts_at:%Y%m%dT%H%MZ}" if is_series else ""
    event.add("uid", calendars.uid(f"booking-{case.pk}{date}"))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", row.starts_at)
    event.add("dtend", row.ends_at)
    event.add("sequence", case.sequence)
    event.add("summary", str(case.resource))
    event.add("description", case.purpose)
    if case.resource.place:
        event.add("location", case.resource.place)
    event.add("status", _status(case, row))
    event.add("url", address("desk:case", language, case_id=case.pk))
    return event


def _status(case: Booking, row: Reservation) -> str:
    if case.stage in GONE or not row.blocking:
        return "CANCELLED"
    return "TENTATIVE" if case.stage in TENTATIVE else "CONFIRMED"
