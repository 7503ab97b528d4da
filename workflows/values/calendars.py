"""Calendar files (RFC 5545): how all of them begin, and names of entries that stay the same."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_file(room: str, events: Iterable["Event"], *, method: str = "") -> bytes:
    """The events as a file of this room ("Lending"); `method` says what a mail program does with it."""
    from icalendar import Calendar  # noqa: PLC0415  with its zones of the world; few people ask for a file

    calendar = Calendar()
    calendar.add("prodid", f"-//Offenes Haus//{room}//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def uid(name: str) -> str:
    """The name of an entry in all calendars of the world: "booking-7@house.example"."""
    return f"{name}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}"
