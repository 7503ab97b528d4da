"""Two lists of rows: which row stayed, changed, went or came."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from .words import Part, compare_words

State = Literal["changed", "removed", "added"]
Cells = Mapping[str, str]  # what stands in each column, by its label


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a row."""

    label: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is not what it was; a row that changed shows only the cells that did."""

    state: State
    name: str
    cells: list[CellChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is called, and what stands in its cells."""

    name: str
    cells: Cells


def compare_rows(old: list[Row], new: list[Row]) -> list[RowChange]:
    """The rows that differ, in their order; rows that only moved are no change."""
    return [_change(before, after) for before, after in _pairs(old, new)]


def _pairs(old: list[Row], new: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows that belong together and differ; equal ones are left out."""
    before, after = _without_equal(old, new)
    for row in after:
        best = max(before, key=lambda each: _likeness(each.cells, row.cells), default=None)
        if best is None or _likeness(best.cells, row.cells) < 0.5:
            yield None, row
        else:
            before.remove(best)
            yield best, row
    yield from ((row, None) for row in before)


def _without_equal(old: list[Row], new: list[Row]) -> tuple[list[Row], list[Row]]:
    rest, after = list(old), []
    for row in new:
        if row in rest:
            rest.remove(row)
        else:
            after.append(row)
    return rest, after


def _likeness(one: Cells, other: Cells) -> float:
    """How much of two rows is the same, from 0 to 1."""
    labels = {*one, *other}
    return sum(_alike(one.get(label, ""), other.get(label, "")) for label in labels) / max(len(labels), 1)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one[:80], other[:80]).quick_ratio() if one and other else 0.0


def _change(before: Row | None, after: Row | None) -> RowChange:
    old, new = before.cells if before else {}, after.cells if after else {}
    state: State = "added" if before is None else "removed" if after is None else "changed"
    named = after or before
    return RowChange(
        state,
        named.name if named else "",
        [
            CellChange(label, compare_words(old.get(label, ""), new.get(label, "")))
            for label in dict.fromkeys([*old, *new])
            if old.get(label, "") != new.get(label, "")
        ],
    )
