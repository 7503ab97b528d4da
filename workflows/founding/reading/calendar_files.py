"""Deadlines as a calendar file (RFC 5545) that phones and calendars take in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.kinds import get
from workflows.people.addresses import address
from workflows.values import calendars

from ..models import CourtPoint, Duty, DutyCode, FoundingCase
from ..rules.court_points import ANSWERING
from ..rules.duty_terms import TERMS
from .duty_words import ADVICE

if TYPE_CHECKING:
    from icalendar import Event

_WEEK_BEFORE = timedelta(days=-7)


@dataclass(frozen=True)
class Entry:
    """One day in a calendar: by then it has to be done."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    stamp: datetime


def calendar_file(entries: Iterable[Entry]) -> bytes:
    """All-day events with a reminder a week before; an entry taken in twice stays one (same UID)."""
    return calendars.calendar_file("Founding", map(_event, entries))


def _event(entry: Entry) -> "Event":
    from icalendar import Alarm, Event  # noqa: PLC0415  with its zones of the world

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", _WEEK_BEFORE)
    event.add_component(alarm)
    return event


def duty_entry(case: FoundingCase, duty: Duty, language: str) -> Entry:
    """One duty, with what to do and where it stands in the law."""
    basis = TERMS[DutyCode(duty.code)].basis
    return Entry(
        uid=calendars.uid(f"founding-duty-{duty.pk}"),
        day=timezone.localdate(duty.due_at),
        title=f"{duty.get_code_display()} ({case.title})",
        text=" ".join(filter(None, (str(ADVICE[duty.code]), basis))),
        url=address("founding:duties", language, case_id=case.pk),
        stamp=timezone.now(),
    )


def point_entry(case: FoundingCase, point: CourtPoint, language: str) -> Entry:
    """One task from a letter of the court, with its words."""
    return Entry(
        uid=calendars.uid(f"founding-court-point-{point.pk}"),
        day=point.due_on,
        title=_("Register court, task %(number)d (%(title)s)")
        % {"number": point.position, "title": case.title},
        text=" ".join(filter(None, (point.text, point.todo))),
        url=address("founding:court_points", language, case_id=case.pk),
        stamp=timezone.now(),
    )


def _waiting_points(case: FoundingCase) -> Iterable[CourtPoint]:
    if case.stage not in ANSWERING:
        return ()
    return CourtPoint.objects.filter(answer__filing__case=case, answer__remedy=None, done_at=None)


def step_entries(case: FoundingCase, language: str) -> list[Entry]:
    """The open steps that have an end."""
    steps: Any = case.steps.open().exclude(due_at=None)
    nodes = get(case.kind).nodes
    return [
        Entry(
            uid=calendars.uid(f"founding-step-{step.pk}"),
            day=timezone.localdate(step.due_at),
            title=f"{nodes[step.node]} ({case.title})",
            text=str(nodes[step.node]),
            url=address("desk:case", language, case_id=case.pk),
            stamp=timezone.now(),
        )
        for step in steps
    ]


def all_entries(case: FoundingCase, language: str) -> list[Entry]:
    """Everything of this founding that has an end and is not done."""
    duties = [duty_entry(case, duty, language) for duty in case.duties.filter(done_at=None)]
    points = [point_entry(case, point, language) for point in _waiting_points(case)]
    return sorted([*step_entries(case, language), *duties, *points], key=lambda entry: entry.day)
