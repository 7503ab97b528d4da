"""What must be true of the whole database at any time; after a crash, a restore or an update it is asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Invariant:
    """A sentence that is true, and the identifiers of the rows for which it is not."""

    code: str
    sentence: str
    broken: Callable[[], Iterable[object]]


_invariants: dict[str, Invariant] = {}


def register(*invariants: Invariant) -> None:
    """These hold from now on."""
    _invariants.update({each.code: each for each in invariants})


def every() -> list[Invariant]:
    """All invariants of the house."""
    return list(_invariants.values())


def violations() -> Iterator[tuple[Invariant, str]]:
    """Every row that breaks an invariant, by its identifier."""
    for each in every():
        for identifier in each.broken():
            yield each, str(identifier)
