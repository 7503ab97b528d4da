"""Counting how long something is kept, as §§ 187, 188 BGB count: the last day is kept to its end."""

import calendar
import datetime
from dataclasses import dataclass

from django.utils import timezone

from ..models import Unit


@dataclass(frozen=True)
class Term:
    """So long after an event, or after the end of the calendar year of the event (§ 147 Abs. 4 AO)."""

    after: int
    unit: str
    from_year_end: bool = False

    def __str__(self) -> str:
        return f"{self.after} {self.unit}" + (" from the end of the year" if self.from_year_end else "")


def last_day(term: Term, event: datetime.date) -> datetime.date:
    """The last day on which what happened on the day `event` is kept."""
    start = datetime.date(event.year, 12, 31) if term.from_year_end else event
    if term.unit == Unit.DAYS:
        return start + datetime.timedelta(days=term.after)
    return _months_later(start, term.after * (12 if term.unit == Unit.YEARS else 1))


def over_before(term: Term, today: datetime.date) -> datetime.datetime:
    """The moment before which an event must lie for its time to be over today."""
    if term.from_year_end:
        year = today.year
        while last_day(term, datetime.date(year, 1, 1)) >= today:
            year -= 1
        return _midnight(datetime.date(year + 1, 1, 1))
    # Months differ by three days at most: the youngest day that is over lies in these.
    day = _about(term, today) + datetime.timedelta(days=4)
    while last_day(term, day) >= today:
        day -= datetime.timedelta(days=1)
    return _midnight(day + datetime.timedelta(days=1))


def _about(term: Term, today: datetime.date) -> datetime.date:
    if term.unit == Unit.DAYS:
        return today - datetime.timedelta(days=term.after)
    return _months_later(today, -term.after * (12 if term.unit == Unit.YEARS else 1))


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The day with the same number, or the last of a shorter month (§ 188 Abs. 3 BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
