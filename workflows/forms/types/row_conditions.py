"""What of a row counts: a condition inside a list looks at earlier cells of the same row."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workflows.forms.definition.conditions import holds
from workflows.forms.definition.parts import Question


class AskedRow(NamedTuple):
    """The columns that a row brings up, and its cells in them; everything else counts as empty."""

    columns: list[Question]
    cells: dict[str, object]


def has_conditions(columns: Iterable[Question]) -> bool:
    """Whether one column's answer decides about another column."""
    return any(column.show_when or not isinstance(column.required, bool) for column in columns)


def asked_row(columns: Iterable[Question], row: Mapping[str, object]) -> AskedRow:
    """Conditions look back only, so one pass through the row decides everything."""
    shown: list[Question] = []
    cells: dict[str, object] = {}
    for column in columns:
        if column.show_when is None or holds(column.show_when, cells):
            shown.append(column)
            if column.id in row:
                cells[column.id] = row[column.id]
    return AskedRow(shown, cells)


def shown_in_rows(columns: tuple[Question, ...], rows: Iterable[Mapping[str, object]]) -> Counter[str]:
    """In how many rows each column that has a condition is asked."""
    depends = {column.id for column in columns if column.show_when}
    found = (asked_row(columns, row).columns for row in (rows if depends else ()))
    return Counter(column.id for each in found for column in each if column.id in depends)


def counted_rows(columns: tuple[Question, ...], rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the cells that are asked; a row of which nothing is left is none."""
    if not any(column.show_when for column in columns):
        return rows
    return [cells for row in rows if (cells := asked_row(columns, row).cells)]
