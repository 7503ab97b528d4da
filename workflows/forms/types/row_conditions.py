"""What of a row counts: conditions and formulas inside a list look at earlier cells of the same row."""

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
            if value is not None:
                cells[column.id] = value
    return AskedRow(shown, cells)


def shown_in_rows(columns: tuple[Question, ...], rows: Iterable[Mapping[str, object]]) -> Counter[str]:
    """In how many rows each column that has a condition is asked; what is worked out asks nobody."""
    depends = {column.id for column in columns if column.show_when and not is_worked_out(column)}
    found = (asked_row(columns, row).columns for row in (rows if depends else ()))
    return Counter(column.id for each in found for column in each if column.id in depends)


def counted_rows(columns: tuple[Question, ...], rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with what is asked and worked out; a row of which nothing is left is none."""
    if not any(column.show_when or is_worked_out(column) for column in columns):
        return rows
    return [cells for row in rows if (cells := asked_row(columns, row).cells)]


def answered_rows(columns: Iterable[Question], rows: object) -> object:
    """Rows that count, as people answered them: without what was worked out."""
    worked_out = {column.id for column in columns if is_worked_out(column)}
    if not worked_out or not isinstance(rows, list):
        return rows
    return [{key: cell for key, cell in row.items() if key not in worked_out} for row in rows]


def worked_out_cells(columns: tuple[Question, ...], rows: object) -> list[dict[str, object]]:
    """What each row works out, row by row; nothing for lists that calculate nothing."""
    wanted = {column.id for column in columns if is_worked_out(column)}
    if not wanted or not isinstance(rows, list):
        return []
    cells = (asked_row(columns, row).cells for row in rows)
    return [{key: cell for key, cell in each.items() if key in wanted} for each in cells]
