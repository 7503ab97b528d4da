"""Advisers with hours, and consultations at each step, made through the actions that people trigger."""

from datetime import date, time
from typing import Any

from tests.people.factories import UserFactory
from workflows.consultations import actions
from workflows.consultations.actions import Report, Request
from workflows.consultations.models import Consultation, Hours
from workflows.consultations.reading.free import Wish, free_slots
from workflows.engine.models import Step
from workflows.people.models import User

MONDAY = 0


def adviser(**facts: Any) -> User:
    """An adviser who is there on Mondays from nine to twelve, in German and Arabic."""
    person = UserFactory(roles=["adviser"], name="Jonas Weber")
    hours(person, **facts)
    return person


def hours(person: User, **facts: Any) -> Hours:
    """Hours of this adviser."""
    values: dict[str, Any] = {
        "weekday": MONDAY,
        "begins": time(9),
        "ends": time(12),
        "minutes": 60,
        "ways": ["on_site", "online"],
        "languages": ["de", "ar"],
        "place": "Zimmer 2",
    }
    if facts.get("day"):
        values["weekday"] = None
    return actions.add_hours(actor=person, **{**values, **facts})


def wish(person: User, number: int = 0, **facts: Any) -> Request:
    """The question for the adviser's free time with this number."""
    slot = free_slots(Wish(adviser=person.pk))[number]
    values: dict[str, Any] = {
        "slot": slot.key,
        "topic": "founding",
        "way": slot.hours.ways[0],
        "spoken": slot.hours.languages[0],
        "matter": "Wir wollen einen Verein gründen.",
    }
    return Request(**{**values, **facts})


def asked(person: User | None = None, group: User | None = None, **facts: Any) -> Consultation:
    """A consultation that waits for its adviser's answer."""
    person = person or adviser()
    return actions.ask(actor=group or UserFactory(), request=wish(person, **facts))


def agreed(person: User | None = None, group: User | None = None, **facts: Any) -> Consultation:
    """A consultation that both have agreed on."""
    case = asked(person, group, **facts)
    return actions.answer(step=open_step(case), actor=case.adviser, agreed=True)


def held(
    group: User | None = None, on: date | None = None, topics: tuple[str, ...] = ("founding",), **facts: Any
) -> Consultation:
    """A consultation that was written down; `on` moves it to a day of the past."""
    case = agreed(None, group, **facts)
    start = (
        case.starts_at.replace(year=2026, month=11, day=23)
        if on is None
        else case.starts_at.replace(year=on.year, month=on.month, day=on.day)
    )
    Consultation.objects.filter(pk=case.pk).update(
        starts_at=start, ends_at=start + (case.ends_at - case.starts_at)
    )
    case.refresh_from_db()
    report = Report(came=True, topics=topics, minutes=50, result="Geht gut.", next_step="Satzung schreiben.")
    return actions.write_down(step=open_step(case), actor=case.adviser, report=report)


def open_step(case: Consultation) -> Step:
    """The one step that waits."""
    return Step.objects.open().select_related("task").get(case=case)
