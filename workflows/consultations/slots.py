"""From hours to the single times of an adviser: local wall time, whole days off left out, nothing twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Off = Callable[[date], bool]


@dataclass(frozen=True)
class Opening:
    """When somebody is there: each week on `weekday`, or once on `day`; cut into times of `minutes`."""

    begins: time
    ends: time
    minutes: int
    weekday: int | None = None
    day: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether it opens on that day, days off left aside."""
        if self.day is not None:
            return day == self.day
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_until is not None and day > self.valid_until
        return begun and not over and day.weekday() == self.weekday


def times(
    opening: Opening, *, first: date, last: date, zone: tzinfo, is_off: Off
) -> Iterator[tuple[datetime, datetime]]:
    """Begin and end of every time from `first` to `last`, in order; both days included."""
    day = first
    while day <= last:
        if opening.is_on(day) and not is_off(day):
            yield from _of_day(opening, day, zone)
        day += timedelta(days=1)


def _of_day(opening: Opening, day: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """A time that the clocks jump over does not exist; one that they show twice is meant once."""
    length = timedelta(minutes=opening.minutes)
    begin = datetime.combine(day, opening.begins)
    until = datetime.combine(day, opening.ends)
    while begin + length <= until:
        start = begin.replace(tzinfo=zone)
        if start.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == begin:
            yield start, (start.astimezone(UTC) + length).astimezone(zone)
        begin += length


def is_taken(start: datetime, end: datetime, taken: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether something else lies in this time; what only touches it does not."""
    return any(start < other_end and other_start < end for other_start, other_end in taken)
