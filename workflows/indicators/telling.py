"""Which numbers may be told: none of people from one to four, and none from which such a one follows."""

from collections.abc import Mapping

from .measures import Counted, Measure

FEWEST = 5


def is_few(number: int) -> bool:
    """Whether somebody could be told from it."""
    return 0 < number < FEWEST


def told(measure: Measure, counted: Counted) -> int | None:
    """The number; None when it is too small, or together with others would tell one that is."""
    if measure.people and any(map(is_few, (counted.number, *counted.addends))):
        return None
    return counted.number


def told_parts(counted: Counted) -> dict[str, int | None]:
    """The parts; beside a single one that is too small the smallest other one is kept back as well.

    Otherwise the whole and the others would say it.
    """
    hidden = {label for label, number in counted.parts.items() if is_few(number)}
    others = {label: n for label, n in counted.parts.items() if n and label not in hidden}
    if len(hidden) == 1 and others:
        hidden.add(_smallest(others))
    return {label: None if label in hidden else number for label, number in counted.parts.items()}


def _smallest(parts: Mapping[str, int]) -> str:
    return min(parts, key=lambda label: (parts[label], label))
