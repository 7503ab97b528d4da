"""The cells of one row as templates draw them, with what the script needs where one decides about another."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say

from .base import AnswerContext, AnswerError
from .registry import type_of
from .row_conditions import asked_row, has_conditions

Row = dict[str, Any]


def row_fields(
    columns: Iterable[Question], raw: Mapping[str, object], name: str, context: AnswerContext
) -> list[Row]:
    """The cells of one row, as templates draw them; with `column` where one cell decides about another."""
    columns = tuple(columns)
    depends = has_conditions(columns)
    shown = {column.id for column in asked_row(columns, _read(columns, raw, context)).columns}
    return [
        {
            "question": column,
            "column": column.id if depends else "",
            "hidden": column.id not in shown,
            "logic": json.dumps(to_jsonlogic(column.show_when)) if column.show_when else "",
            "no_optional": not isinstance(column.required, bool),
            "id": f"{name}-{column.id}",
            "name": f"{name}-{column.id}",
            "label": say(column.label),
            "help": say(column.help),
            "required": column.required is True,
            "type": type_of(column),
            "template": type_of(column).template,
            "raw": raw.get(column.id, ""),
            "in_row": True,
            **type_of(column).field(column, raw.get(column.id, ""), f"{name}-{column.id}", context),
        }
        for column in columns
    ]


def _read(columns: tuple[Question, ...], raw: Mapping[str, object], context: AnswerContext) -> Row:
    """The cells of a row as far as they are understood; none where nothing depends on them."""
    cells: Row = {}
    for column in columns if has_conditions(columns) else ():
        with suppress(AnswerError):
            value = type_of(column).parse(column, raw.get(column.id), context)
            cells |= {} if value is None else {column.id: value}
    return cells
