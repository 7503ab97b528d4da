"""The cells of one row as templates draw them, with what the script needs where one decides about another."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say

from .base import AnswerContext, AnswerError
from .calculated import draw_formula
from .registry import type_of
from .row_conditions import asked_row, has_conditions, is_worked_out

Row = dict[str, Any]
ASKING = ("?", "؟", ":")


def row_fields(
    columns: Iterable[Question],
    raw: Mapping[str, object],
    name: str,
    context: AnswerContext,
    *,
    live: bool = False,
) -> list[Row]:
    """The cells of one row, as templates draw them; `live` ones are read by conditions and formulas."""
    columns = tuple(columns)
    asked = asked_row(columns, _read(columns, raw, context))
    shown = {column.id for column in asked.columns}
    return [
        {
            **draw_cell(column, raw.get(column.id, ""), f"{name}-{column.id}", context),
            "column": column.id if live else "",
            "hidden": column.id not in shown,
            "logic": json.dumps(to_jsonlogic(column.show_when)) if column.show_when else "",
            "no_optional": not isinstance(column.required, bool) or is_worked_out(column),
            **_worked_out(column, asked.cells, context),
        }
        for column in columns
    ]


def draw_cell(column: Question, raw: object, name: str, context: AnswerContext) -> Row:
    """One cell as its template draws it, whatever else stands in its row."""
    kind = type_of(column)
    return {
        "question": column,
        "id": name,
        "name": name,
        "label": say(column.label),
        "help": say(column.help),
        "required": column.required is True,
        "type": kind,
        "template": kind.template,
        "raw": raw,
        "in_row": True,
        "later": column.type in context.later,
        **kind.field(column, raw, name, context),
    }


def _worked_out(column: Question, cells: Mapping[str, object], context: AnswerContext) -> Row:
    """The value of a calculated cell, and what the browser needs to go on with it while people type."""
    if not is_worked_out(column):
        return {}
    shown = type_of(column).display(column, cells.get(column.id), context)
    return draw_formula(column, column.settings["formula"]["of"], shown)


def _read(columns: tuple[Question, ...], raw: Mapping[str, object], context: AnswerContext) -> Row:
    """The cells of a row as far as they are understood; none where nothing depends on them."""
    return read_cells(columns, raw, context) if has_conditions(columns) else {}


def read_cells(columns: Iterable[Question], raw: Mapping[str, object], context: AnswerContext) -> Row:
    """The cells of a row as far as they are understood."""
    cells: Row = {}
    for column in columns:
        with suppress(AnswerError):
            value = type_of(column).parse(column, raw.get(column.id), context)
            cells |= {} if value is None else {column.id: value}
    return cells


def told_cell(column: Question, text: str) -> str:
    """The text of a cell; behind its question where it says little alone."""
    if not (text and type_of(column).says_little):
        return text
    label = say(column.label).rstrip()
    return f"{label} {text}" if label.endswith(ASKING) else f"{label}: {text}"
