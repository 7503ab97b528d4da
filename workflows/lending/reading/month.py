"""A month as a table: for each day whether it is open and what is free; three queries, however many rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from ..models import Reservation, Resource, Unit
from ..rules.opening import Hours, Opening, openings
from ..rules.periods import hours_words

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
    units = Unit.objects.lendable().filter(resource__in=resources).values_list("pk", "resource")
    of_unit = dict(units)
    held: dict[int, list[tuple[int, DateTimeTZRange]]] = {}
    rows = Reservation.objects.blocking().filter(unit__in=list(of_unit), during__overlap=(start, stop))
    for unit, during in rows.values_list("unit", "during"):
        held.setdefault(of_unit[unit], []).append((unit, during))
    hours, today = hours or openings(resources), timezone.localdate()
    count = {each.pk: sum(owner == each.pk for owner in of_unit.values()) for each in resources}
    return {
        each.pk: {
            day: _day(day, hours[each.pk], held.get(each.pk, []), count[each.pk], today)
            for day in (begin + timedelta(days=n) for n in range((end - begin).days))
        }
        for each in resources
    }


def _day(
    day: date, opening: Opening, held: list[tuple[int, DateTimeTZRange]], units: int, today: date
) -> Day:
    if day < today:
        return Day(day, PAST)
    hours = opening.hours(day)
    if not hours or not units:
        return Day(day, CLOSED)
    words = hours_words(hours)
    busy = [span for each in hours for span in _busy(day, each, held, units)]
    if not busy:
        return Day(day, FREE, words)
    open_time = sum((_at(day, end) - _at(day, begin) for begin, end in hours), timedelta())
    busy_time = sum((end - begin for begin, end in busy), timedelta())
    shown = tuple(f"{_clock(begin)}–{_clock(end)}" for begin, end in busy)
    return Day(day, FULL if busy_time >= open_time else PARTLY, words, shown)


def _busy(
    day: date, hours: Hours, held: list[tuple[int, DateTimeTZRange]], units: int
) -> list[tuple[datetime, datetime]]:
    """The times within these hours in which every unit is held, joined."""
    begin, end = _at(day, hours[0]), _at(day, hours[1])
    inside = [
        (max(r.lower, begin), min(r.upper, end)) for _unit, r in held if r.lower < end and r.upper > begin
    ]
    edges = sorted({begin, end, *(edge for span in inside for edge in span)})
    found: list[tuple[datetime, datetime]] = []
    for low, high in pairwise(edges):
        if sum(first <= low and high <= last for first, last in inside) < units:
            continue
        if found and found[-1][1] == low:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _midnight(day: date) -> datetime:
    return _at(day, time())


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
