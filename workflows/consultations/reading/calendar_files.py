"""Consultations as calendar entries (RFC 5545): moved and cancelled ones replace the entry they were."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.people.addresses import address
from workflows.people.models import House
from workflows.values import calendars

from .. import topics
from ..models import Consultation, Outcome, Way

if TYPE_CHECKING:
    from icalendar import Event

_HOUR_BEFORE = timedelta(hours=-1)


def calendar_file(cases: Iterable[Consultation], language: str) -> bytes:
    """The consultations in this language; UID and SEQUENCE say which entry is a newer one."""
    rows = list(cases)
    gone = bool(rows) and all(row.outcome == Outcome.CANCELLED for row in rows)
    with override(language):
        events = [_event(row, language) for row in rows]
    return calendars.calendar_file("Consultations", events, method="CANCEL" if gone else "PUBLISH")


def _event(case: Consultation, language: str) -> "Event":
    from icalendar import Alarm, Event, vCalAddress  # noqa: PLC0415  with its zones of the world

    house, title = House.load(), _("Consultation: %(topic)s") % {"topic": topics.label(case.topic, language)}
    event = Event()
    event.add("uid", calendars.uid(f"consultation-{case.pk}"))
    event.add("sequence", case.sequence)
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("dtstart", case.starts_at.astimezone(UTC))
    event.add("dtend", case.ends_at.astimezone(UTC))
    event.add("summary", title)
    event.add("location", where(case))
    event.add("url", address("desk:case", language, case_id=case.pk))
    event.add("status", _status(case))
    if house.email:
        event.add("organizer", vCalAddress(f"mailto:{house.email}"))
    if case.outcome != Outcome.CANCELLED:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", _HOUR_BEFORE)
        event.add_component(alarm)
    return event


def where(case: Consultation) -> str:
    """The place, the link or the number, in words."""
    if case.way == Way.PHONE:
        return _("By phone: %(number)s") % {"number": case.phone}
    return " · ".join(filter(None, (str(case.get_way_display()), case.place)))


def _status(case: Consultation) -> str:
    if case.outcome == Outcome.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if case.outcome == Outcome.OPEN else "CONFIRMED"
