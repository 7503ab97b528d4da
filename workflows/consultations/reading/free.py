"""Free times: hours without days off, holidays, what is taken and what is too soon."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from workflows.engine.calendar import is_working_day
from workflows.people.models import Role, User

from ..models import Absence, Consultation, Hours
from ..rules.cases import HORIZON_DAYS, LEAD
from ..slots import is_taken, times

_FRIDAY = 4
type Days = tuple[date, date]  # the first and the last day, both included


@dataclass(frozen=True)
class Slot:
    """A time that can be asked for."""

    hours: Hours
    starts_at: datetime
    ends_at: datetime

    @property
    def key(self) -> str:
        """Names the time in addresses and over the API."""
        return f"{self.hours.pk}-{int(self.starts_at.timestamp())}"

    @property
    def adviser(self) -> User:
        """Whose time it is."""
        return self.hours.adviser


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; empty means: any."""

    topic: str = ""
    spoken: str = ""
    way: str = ""
    adviser: int | None = None
    hours: int | None = None


def free_slots(wish: Wish, *, first: date | None = None) -> list[Slot]:
    """Every free time of the next eight weeks that fits, the soonest first; three queries."""
    rows = list(_hours(wish))
    if not rows:
        return []
    today = timezone.localdate()
    begin, last = max(first or today, today), today + timedelta(days=HORIZON_DAYS)
    away, taken = _absences(rows), _taken(rows)
    earliest = timezone.now() + LEAD
    found = [
        Slot(row, start, end)
        for row in rows
        for start, end in times(
            row.opening,
            first=begin,
            last=last,
            zone=timezone.get_current_timezone(),
            is_off=_off(away[row.adviser_id]),
        )
        if start >= earliest and not is_taken(start, end, taken[row.adviser_id])
    ]
    return _without_doubles(sorted(found, key=lambda slot: (slot.starts_at, slot.hours.pk)))


def find_slot(key: str) -> Slot | None:
    """The free time with this key; None when it is taken, over, or never was one."""
    number, _, moment = key.partition("-")
    if not (number.isascii() and number.isdecimal() and moment.isascii() and moment.isdecimal()):
        return None
    if len(number) > 18 or len(moment) > 11:
        return None
    day = timezone.localdate(datetime.fromtimestamp(int(moment), UTC))
    slots = free_slots(Wish(hours=int(number)), first=day)
    return next((slot for slot in slots if slot.key == key), None)


def _hours(wish: Wish) -> QuerySet[Hours]:
    advisers = User.objects.filter(is_active=True, role_grants__role=Role.ADVISER)
    rows = Hours.objects.filter(adviser__in=advisers.values("pk")).select_related("adviser__absence")
    if wish.adviser is not None:
        rows = rows.filter(adviser=wish.adviser)
    if wish.hours is not None:
        rows = rows.filter(pk=wish.hours)
    if wish.way:
        rows = rows.filter(ways__contains=[wish.way])
    if wish.spoken:
        rows = rows.filter(languages__contains=[wish.spoken])
    if wish.topic:
        rows = rows.filter(topics=[]) | rows.filter(topics__contains=[wish.topic])
    return rows


def _absences(rows: Iterable[Hours]) -> dict[int, list[Days]]:
    """Days off from advising, and those on which somebody stands in for all of the adviser's work."""
    found: dict[int, list[Days]] = defaultdict(list)
    advisers = {row.adviser_id: row.adviser for row in rows}
    for pk, first, last in Absence.objects.filter(
        adviser__in=advisers, last__gte=timezone.localdate()
    ).values_list("adviser_id", "first", "last"):
        found[pk].append((first, last))
    for pk, adviser in advisers.items():
        if (away := getattr(adviser, "absence", None)) is not None:
            found[pk].append((away.first_day, away.last_day))
    return found


def _taken(rows: Iterable[Hours]) -> dict[int, list[tuple[datetime, datetime]]]:
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    people = {row.adviser_id for row in rows}
    held: Any = Consultation.objects.filter(adviser__in=people, blocks=True, ends_at__gt=timezone.now())
    for adviser, start, end in held.values_list("adviser_id", "starts_at", "ends_at"):
        found[adviser].append((start, end))
    return found


def _off(away: list[Days]) -> Callable[[date], bool]:
    """Public holidays fall on any day; on a weekend an adviser may be there all the same."""
    return lambda day: (
        any(first <= day <= last for first, last in away)
        or (day.weekday() <= _FRIDAY and not is_working_day(day))
    )


def _without_doubles(slots: list[Slot]) -> list[Slot]:
    """Hours that overlap give one time, not two: nobody could take both."""
    kept: list[Slot] = []
    last: dict[int, datetime] = {}
    for slot in slots:
        if slot.starts_at >= last.get(slot.hours.adviser_id, slot.starts_at):
            kept.append(slot)
            last[slot.hours.adviser_id] = slot.ends_at
    return kept
