"""Whole days from a first to a last one, and the moments between which they lie."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Period:
    """Whole days, both included."""

    since: date
    until: date

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Its first moment and the first one after it, by the clock of the house."""
        return _midnight(self.since), _midnight(self.until + timedelta(days=1))

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
