"""Meetings as calendar files (RFC 5545): the same UID for ever, a higher SEQUENCE with each change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import override

from workflows.people.addresses import address
from workflows.values import calendars

from ..models import Meeting, Session

if TYPE_CHECKING:
    from icalendar import Event


def calendar_of(meetings: Iterable[Meeting], language: str, *, with_link: bool = False) -> bytes:
    """All their dates; the link to take part only for those who have a place."""
    with override(language):
        events = [
            _event(case, session, language, with_link=with_link)
            for case in meetings
            for session in case.sessions.all()
        ]
    return calendars.calendar_file("Meetings", events, method="PUBLISH")


def _event(case: Meeting, session: Session, language: str, *, with_link: bool) -> "Event":
    from icalendar import Event  # noqa: PLC0415  with its zones of the world

    event, text = Event(), case.text(language)
    page = address("meetings:meeting", language, meeting_id=case.pk)
    event.add("uid", calendars.uid(f"meeting-{case.pk}-{session.pk}"))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("sequence", case.sequence)
    event.add("summary", text.title if text else case.title)
    said = [text.about if text else "", case.online_link if with_link else ""]
    if any(said):
        event.add("description", "\n\n".join(filter(None, said)))
    if case.place:
        event.add("location", case.place)
    off = session.is_off or case.stage == "called_off"
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("url", page)
    return event
