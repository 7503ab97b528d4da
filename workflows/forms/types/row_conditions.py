"""What of a row counts: conditions and formulas inside a list look at earlier cells of the same row.

A list inside a list is a cell of its row; its own rows look at themselves alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workflows.forms.definition.arithmetic import within_row
from workflows.forms.definition.conditions import holds
from workflows.forms.definition.parts import Question


class AskedRow(NamedTuple):
    """The columns that a row brings up, and its cells in them, typed or worked out; all else is empty."""

    columns: list[Question]
    cells: dict[str, object]


def is_worked_out(column: Question) -> bool:
    """Whether the row itself says what stands there."""
    return column.type == "calculated"


def has_conditions(columns: Iterable[Question]) -> bool:
    """Whether one column's answer decides about another column, or is part of its value."""
    return any(
        column.show_when or not isinstance(column.required, bool) or is_worked_out(column)
        for column in columns
    )


def asked_row(columns: Iterable[Question], row: Mapping[str, object]) -> AskedRow:
    """Conditions and formulas look back only, so one pass through the row decides everything."""
    shown: list[Question] = []
    cells: dict[str, object] = {}
    for column in columns:
        if column.show_when is None or holds(column.show_when, cells):
            shown.append(column)
            value = within_row(column.settings, cells) if is_worked_out(column) else row.get(column.id)
            if column.columns and isinstance(value, list):
                value = counted_rows(column.columns, value) or None
            if value is not None:
                cells[column.id] = value
    return AskedRow(shown, cells)


def shown_in_rows(columns: tuple[Question, ...], rows: Iterable[Mapping[str, object]]) -> Counter[str]:
    """In how many rows each column that has a condition is asked; what is worked out asks nobody.

    Columns of a list inside the row stand behind its id and a dot.
    """
    counts: Counter[str] = Counter()
    for row in rows if _decides(columns) else ():
        for column in asked_row(columns, row).columns:
            if column.show_when and not is_worked_out(column):
                counts[column.id] += 1
            for key, count in shown_in_rows(column.columns, rows_in(row, column)).items():
                counts[f"{column.id}.{key}"] += count
    return counts


def rows_in(row: Mapping[str, object], column: Question) -> list[dict[str, object]]:
    """The rows of a list inside a row."""
    inner = row.get(column.id) if column.columns else None
    return inner if isinstance(inner, list) else []


def _decides(columns: Iterable[Question]) -> bool:
    """Whether a row, or a list in it, has anything that is hidden or worked out."""
    return any(
        column.show_when or is_worked_out(column) or (column.columns and _decides(column.columns))
        for column in columns
    )


def counted_rows(columns: tuple[Question, ...], rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with what is asked and worked out; a row of which nothing is left is none."""
    if not _decides(columns):
        return rows
    return [cells for row in rows if (cells := asked_row(columns, row).cells)]


def answered_rows(columns: tuple[Question, ...], rows: object) -> object:
    """Rows that count, as people answered them: without what was worked out."""
    if not isinstance(rows, list) or not _works_out(columns):
        return rows
    known = {column.id: column for column in columns}
    return [
        {
            key: answered_rows(known[key].columns, cell) if key in known else cell
            for key, cell in row.items()
            if key not in known or not is_worked_out(known[key])
        }
        for row in rows
    ]


def worked_out_cells(columns: tuple[Question, ...], rows: object) -> list[dict[str, object]]:
    """What each row works out, row by row; nothing for lists that calculate nothing."""
    if not isinstance(rows, list) or not _works_out(columns):
        return []
    found = []
    for row in rows:
        cells = asked_row(columns, row).cells
        values = {column.id: cells.get(column.id) for column in columns if is_worked_out(column)}
        inner = (column for column in columns if column.columns)
        values |= {column.id: worked_out_cells(column.columns, cells.get(column.id)) for column in inner}
        found.append({key: value for key, value in values.items() if value not in (None, [])})
    return found


def _works_out(columns: Iterable[Question]) -> bool:
    return any(is_worked_out(column) or _works_out(column.columns) for column in columns)
