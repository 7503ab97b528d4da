"""What the house prepares for those who come: how many of what, and for whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Meeting, Registration, State


@dataclass(frozen=True)
class Prepare:
    """Counts over everybody with a place; `rows` are those who said something."""

    rows: list[Registration]
    children: int
    interpreters: list[tuple[str, int]]
    food: list[tuple[str, int]]

    @property
    def something(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.children or self.interpreters or self.food)


def prepare(case: Meeting) -> Prepare:
    """One query."""
    rows = [
        each for each in case.registrations.filter(state=State.PLACED).order_by("name", "pk") if _says(each)
    ]
    return Prepare(
        rows,
        sum(each.children for each in rows),
        _counted(each.interpreter for each in rows),
        _counted(each.food for each in rows),
    )


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    """How often each was said, however it was written; the most frequent first."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in words:
        if key := " ".join(each.casefold().split()):
            first.setdefault(key, each)
            counts[key] += 1
    return [(first[key], n) for key, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _says(row: Registration) -> bool:
    return bool(row.interpreter or row.access or row.children or row.food)
