"""Dates of a series: the same hours of the clock every week or two, also across a clock change."""

from datetime import date

from django.utils import timezone

from .periods import Period

EVERY = {"weekly": 7, "fortnightly": 14}
LONGEST = 60


def dates(first: Period, rhythm: str, until: date | None) -> list[Period]:
    """The first date and those that follow until this day; the first alone without a rhythm."""
    days = EVERY.get(rhythm)
    if days is None or until is None:
        return [first]
    found = [first]
    while len(found) <= LONGEST:
        following = first.moved(days=days * len(found))
        if timezone.localdate(following.starts_at) > until:
            break
        found.append(following)
    return found
