"""When a term ends: calendar days, public holidays of the house's place, § 193 BGB."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from workflows.people.models import House
from workflows.values.holidays import holidays_in
from workflows.values.moments import end_of

_SATURDAY = 5

__all__ = [
    "due",
    "due_months",
    "due_working_days",
    "end_of",
    "is_working_day",
    "last_working_day",
    "next_working_day",
    "public_holidays",
]


def due(start: datetime, days: int) -> datetime:
    """The end of a term of `days` calendar days from `start` (§§ 187, 188, 193 BGB)."""
    return end_of(next_working_day(timezone.localdate(start) + timedelta(days=days)))


def due_months(start: datetime, months: int) -> datetime:
    """The end of a term of whole months: same day number, or the month's last (§ 188 BGB)."""
    day = timezone.localdate(start)
    years, month = divmod(day.month - 1 + months, 12)
    last = _last_day(day.year + years, month + 1)
    return end_of(next_working_day(date(day.year + years, month + 1, min(day.day, last))))


def due_working_days(start: datetime, days: int) -> datetime:
    """The end of the `days`-th working day after `start`."""
    day = timezone.localdate(start)
    for _step in range(days):
        day = next_working_day(day + timedelta(days=1))
    return end_of(day)


def next_working_day(day: date) -> date:
    """`day` itself, or the next day that is no Saturday, Sunday or public holiday (§ 193 BGB)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """`day` itself, or the last one before it that is no Saturday, Sunday or public holiday."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Whether offices work: no Saturday, no Sunday, no public holiday where the house is."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def public_holidays(year: int) -> frozenset[date]:
    """Those of the house's place."""
    return _holidays(*_place(), year)


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _place() -> tuple[str, bool, str]:
    house = House.load()
    return house.land or "SL", house.catholic_holidays, house.own_holidays


@lru_cache(maxsize=64)
def _holidays(land: str, is_catholic: bool, own: str, year: int) -> frozenset[date]:
    """Those of the Land, of a mostly Catholic municipality, and what the house adds (§ 193 BGB: "am Ort")."""
    import holidays  # noqa: PLC0415  knows the calendars of the world: a tenth of a second at each start

    kinds = (holidays.PUBLIC, holidays.CATHOLIC) if is_catholic else (holidays.PUBLIC,)
    known = holidays.country_holidays("DE", subdiv=land, years=year, categories=kinds)
    return frozenset(known) | holidays_in(own, year)
