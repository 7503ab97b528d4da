"""The weekly hours in words."""

from ..models.opening import WEEKDAYS
from .opening import Opening
from .periods import hours_words


def weekly_words(opening: Opening) -> list[tuple[object, str]]:
    """Each weekday with its hours; a day without is closed. Empty when it is always open."""
    if opening.is_always_open:
        return []
    return [(name, hours_words(opening.weekly.get(day, ()))) for day, name in WEEKDAYS]
