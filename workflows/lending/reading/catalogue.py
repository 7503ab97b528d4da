"""The catalogue: what fits a search, with what is free, and one room or equipment with its month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ..models import Resource, ResourceText, UnitState
from ..rules.opening import Opening, openings
from ..rules.periods import Period, complaints
from .free import free_counts
from .month import PAST, Day, days_of, last_month, next_month, weeks
from .needs import needs_of, whole

FURTHEST = 24  # months


@dataclass(frozen=True)
class Entry:
    """One line of the catalogue; `free` is None when no time was asked for, `why_not` says why it is not."""

    resource: Resource
    text: ResourceText | None
    free: int | None = None
    why_not: str = ""

    @property
    def pieces(self) -> int:
        """How many there are in order; without a query where the units were read along."""
        wanted = needs_of(self.resource)
        units = {each.resource.pk: each.resource.units.all() for each in wanted}
        return whole(wanted, {pk: sum(unit.state == UnitState.OK for unit in units[pk]) for pk in units})

    @property
    def fits(self) -> bool:
        """Whether it can be booked at the time that was asked for."""
        return self.free is None or (self.free > 0 and not self.why_not)


def entries(
    *,
    kind: str = "",
    people: int | None = None,
    step_free: bool = False,
    period: Period | None = None,
) -> list[Entry]:
    """What fits the search, the free ones first; eight queries, however many there are."""
    rows = Resource.objects.shown().prefetch_related("photos__image", "units", "parts__part__units")
    if kind:
        rows = rows.filter(kind=kind)
    found = list(rows)
    if people:
        found = [each for each in found if not each.is_room or (each.capacity or 0) >= people]
    if step_free:
        found = [each for each in found if not each.is_room or each.is_step_free]
    if period is None:
        return [Entry(each, each.text()) for each in found]
    return sorted(_timed(found, period), key=lambda entry: not entry.fits)


def _timed(found: Sequence[Resource], period: Period) -> list[Entry]:
    free, hours, now = free_counts(found, period), openings(found), timezone.now()
    return [
        Entry(
            each,
            each.text(),
            free=free.get(each.pk, 0),
            why_not=" ".join(complaints(each, period, hours[each.pk], now=now).values()),
        )
        for each in found
    ]


@dataclass(frozen=True)
class Month:
    """A month of one room or equipment; the neighbours are None where nobody can look."""

    first: date
    weeks: list[list[Day]]
    before: date | None
    after: date | None


def month_of(resource: Resource, wanted: str, opening: Opening) -> Month:
    """The month `2026-12` (today's, when it is none or too far away)."""
    this = timezone.localdate().replace(day=1)
    first = _first(wanted) or this
    furthest = this
    for _n in range(FURTHEST):
        furthest = next_month(furthest)
    if not this <= first <= furthest:
        first = this
    shown = weeks(first)
    hours = {resource.pk: opening}
    days = days_of([resource], shown[0][0], shown[-1][-1], hours)[resource.pk]
    rows = [[_placed(days.get(day), day, first) for day in week] for week in shown]
    rows = [week for week in rows if any(day.state != PAST for day in week)]  # what is over says nothing
    return Month(
        first=first,
        weeks=rows,
        before=last_month(first) if first > this else None,
        after=next_month(first) if first < furthest else None,
    )


def _placed(day: Day | None, date_: date, first: date) -> Day:
    if day is None or date_.month != first.month:
        return Day(date_, PAST, inside=False)
    return day


def _first(wanted: str) -> date | None:
    year, _, month = wanted.partition("-")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return None
