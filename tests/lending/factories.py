"""Rooms, equipment and bookings for tests; the clock stands at Saturday, 28 November 2026, 10:00."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tests.people.factories import UserFactory
from workflows.engine import stages
from workflows.lending import actions
from workflows.lending.actions import Wanted
from workflows.lending.models import Booking, OpeningHours, Resource, ResourceText, Unit
from workflows.lending.rules.periods import Period
from workflows.people.models import User

NOW = "2026-11-28T10:00:00+01:00"
BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = date(2026, 12, 8)


def at(day: date, clock: str) -> datetime:
    """A moment on the clock of the house."""
    return datetime.combine(day, time.fromisoformat(clock), BERLIN)


def period(day: date, starts: str, ends: str, last: date | None = None) -> Period:
    """From when to when."""
    return Period(at(day, starts), at(last or day, ends))


def room(slug: str = "saal", units: int = 1, **facts: Any) -> Resource:
    """A room that is open on weekdays from 9 to 18."""
    facts = {"kind": "room", "capacity": 40, "instant_for": "everybody", **facts}
    made = Resource.objects.create(slug=slug, **facts)
    for language, name in (("de", "Saal"), ("ar", "القاعة")):
        ResourceText.objects.create(
            resource=made, language=language, name=name, equipment="Beamer\nLeinwand", rules="Bitte leise."
        )
    for number in range(units):
        Unit.objects.create(resource=made, inventory_number=f"{slug}-{number + 1}")
    if not OpeningHours.objects.filter(resource=None).exists():
        for weekday in range(5):
            OpeningHours.objects.create(weekday=weekday, opens=time(9), closes=time(18))
    return made


def equipment(slug: str = "beamer", units: int = 2, **facts: Any) -> Resource:
    """Two projectors, lent for at most a week."""
    return room(slug, units, **{"kind": "equipment", "capacity": None, "longest_hours": 168, **facts})


def book(resource: Resource, when: Period, actor: User | None = None, **more: Any) -> Booking:
    """A booking as somebody asks for it."""
    wanted = Wanted(resource=resource, periods=[when], purpose="Sprachcafé", **more)
    return actions.ask(wanted=wanted, actor=actor or UserFactory())


def kept() -> Callable[[], bool]:
    """A booking that is over; says whether its borrower can still be read."""
    case = book(room(horizon_days=365), period(TUESDAY, "10:00", "12:00"))
    stages.close(case, "closed")
    return lambda: not Booking.objects.get(pk=case.pk).anonymised_at
