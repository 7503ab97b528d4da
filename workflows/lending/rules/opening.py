"""When rooms and equipment can be used or picked up: weekly hours, closing days, public holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from workflows.engine.calendar import public_holidays

from ..models import Closure, OpeningHours, Resource

Hours = tuple[time, time]
ALL_DAY: Hours = (time(0), time(23, 59))


@dataclass(frozen=True)
class Opening:
    """The hours of one room or equipment, read once; asked for many days."""

    weekly: dict[int, tuple[Hours, ...]]
    closures: tuple[Closure, ...]
    is_always_open: bool
    on_holidays: bool
    holidays: dict[int, frozenset[date]]  # by year, shared by all that were read together

    def hours(self, day: date) -> tuple[Hours, ...]:
        """From when to when it is open on this day; nothing when it is closed."""
        if self.why_closed(day):
            return ()
        return (ALL_DAY,) if self.is_always_open else self.weekly.get(day.weekday(), ())

    def why_closed(self, day: date) -> str:
        """`closure`, `holiday` or `weekday` on a day without hours; empty on every other."""
        if any(each.first_day <= day <= each.last_day for each in self.closures):
            return "closure"
        if not self.on_holidays and self._is_holiday(day):
            return "holiday"
        return "" if self.is_always_open or self.weekly.get(day.weekday()) else "weekday"

    def _is_holiday(self, day: date) -> bool:
        if day.year not in self.holidays:
            self.holidays[day.year] = public_holidays(day.year)
        return day in self.holidays[day.year]


def opening_of(resource: Resource) -> Opening:
    """The hours of one."""
    return openings([resource])[resource.pk]


def openings(resources: Iterable[Resource]) -> dict[int, Opening]:
    """The hours of many, in two queries; what has none of its own follows the house."""
    wanted = list(resources)
    mine = Q(resource=None) | Q(resource__in=[each.pk for each in wanted])
    hours = list(OpeningHours.objects.filter(mine).order_by("weekday", "opens"))
    closures = list(Closure.objects.filter(mine).order_by("first_day"))
    years: dict[int, frozenset[date]] = {}
    return {each.pk: _opening(each, hours, closures, years) for each in wanted}


def _opening(
    resource: Resource,
    hours: list[OpeningHours],
    closures: list[Closure],
    years: dict[int, frozenset[date]],
) -> Opening:
    own = [each for each in hours if each.resource_id == resource.pk]
    rows = own or [each for each in hours if each.resource_id is None]
    weekly: dict[int, tuple[Hours, ...]] = {}
    for row in rows:
        weekly[row.weekday] = (*weekly.get(row.weekday, ()), (row.opens, row.closes))
    return Opening(
        weekly=weekly,
        closures=tuple(each for each in closures if each.resource_id in (None, resource.pk)),
        is_always_open=not rows,
        on_holidays=resource.is_open_on_holidays,
        holidays=years,
    )
