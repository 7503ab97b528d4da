"""A month as a table: for each day whether it is open and what is free; a few queries, however many rooms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from ..models import Reservation, Resource, Unit
from ..rules.opening import Hours, Opening, openings
from ..rules.periods import hours_words
from .needs import needs

DAY = timedelta(days=1)
CLOSED, FREE, PARTLY, FULL, PAST = "closed", "free", "partly", "full", "past"


@dataclass(frozen=True)
class Day:
    """One day of one room or equipment: `busy` are the times in which not one unit is free."""

    date: date
    state: str
    hours: str = ""
    busy: tuple[str, ...] = ()
    inside: bool = True


def weeks(first: date) -> list[list[date]]:
    """The weeks of a month from Monday to Sunday."""
    begin = first - timedelta(days=first.weekday())
    found = []
    while begin < next_month(first):
        found.append([begin + timedelta(days=n) for n in range(7)])
        begin += timedelta(days=7)
    return found


def next_month(first: date) -> date:
    """The first day of the month after."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def last_month(first: date) -> date:
    """The first day of the month before."""
    return (first - DAY).replace(day=1)


def days_of(
    resources: Sequence[Resource],
    begin: date,
    end: date,
    hours: Mapping[int, Opening] | None = None,
) -> dict[int, dict[date, Day]]:
    """Every day from `begin` until before `end`, by resource; `hours` are those that were read already."""
    start, stop = _midnight(begin), _midnight(end)
    wanted = needs(resources)
    things = {need.resource.pk for each in wanted.values() for need in each}
    units = Unit.objects.lendable().filter(resource__in=things).values_list("pk", "resource")
    of_unit = dict(units)
    held: dict[int, list[tuple[int, DateTimeTZRange]]] = {}
    rows = Reservation.objects.blocking().filter(unit__in=list(of_unit), during__overlap=(start, stop))
    for unit, during in rows.values_list("unit", "during"):
        held.setdefault(of_unit[unit], []).append((unit, during))
    hours, today = hours or openings(resources), timezone.localdate()
    count = Counter(of_unit.values())
    supplies = {
        pk: [_Supply(held.get(need.resource.pk, []), count[need.resource.pk] - need.pieces) for need in each]
        for pk, each in wanted.items()
    }
    return {
        each.pk: {
            day: _day(day, hours[each.pk], supplies[each.pk], today)
            for day in (begin + timedelta(days=n) for n in range((end - begin).days))
        }
        for each in resources
    }


@dataclass(frozen=True)
class _Supply:
    """When its pieces are held, and how many of them may be before not one (or no bundle) is free."""

    held: list[tuple[int, DateTimeTZRange]]
    spare: int


def _day(day: date, opening: Opening, supplies: Sequence[_Supply], today: date) -> Day:
    if day < today:
        return Day(day, PAST)
    hours = opening.hours(day)
    if not hours or any(each.spare < 0 for each in supplies):
        return Day(day, CLOSED)
    words = hours_words(hours)
    busy = [span for each in hours for span in _busy(day, each, supplies)]
    if not busy:
        return Day(day, FREE, words)
    open_time = sum((_at(day, end) - _at(day, begin) for begin, end in hours), timedelta())
    busy_time = sum((end - begin for begin, end in busy), timedelta())
    shown = tuple(f"{_clock(begin)}–{_clock(end)}" for begin, end in busy)
    return Day(day, FULL if busy_time >= open_time else PARTLY, words, shown)


def _busy(day: date, hours: Hours, supplies: Sequence[_Supply]) -> list[tuple[datetime, datetime]]:
    """The times within these hours in which too many pieces are held, joined."""
    begin, end = _at(day, hours[0]), _at(day, hours[1])
    inside = [_inside(each.held, begin, end) for each in supplies]
    edges = sorted({begin, end, *(edge for spans in inside for span in spans for edge in span)})
    found: list[tuple[datetime, datetime]] = []
    for low, high in pairwise(edges):
        held = [sum(first <= low and high <= last for first, last in spans) for spans in inside]
        if all(number <= each.spare for number, each in zip(held, supplies, strict=True)):
            continue
        if found and found[-1][1] == low:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _inside(
    held: list[tuple[int, DateTimeTZRange]], begin: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    return [
        (max(r.lower, begin), min(r.upper, end)) for _unit, r in held if r.lower < end and r.upper > begin
    ]


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _midnight(day: date) -> datetime:
    return _at(day, time())


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
