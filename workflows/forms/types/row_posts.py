"""Rows as a page sends them: in fields called name-<row>-<column>."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from workflows.forms.definition.parts import Question

from .registry import type_of
from .row_cells import Row


def gather_rows(columns: Iterable[Question], post: QueryDict, name: str) -> list[Row]:
    """The rows typed into fields called name-<row>-<column>, in their order, empty ones left out."""
    rows = [gather_row(columns, post, f"{name}-{number}") for number in posted_rows(post, name)]
    return [row for row in rows if row]


def posted_rows(post: Iterable[str], name: str) -> list[int]:
    """The numbers of the rows of which something was sent, in their order."""
    pattern = re.compile(re.escape(name) + r"-(\d{1,6})-.+")
    return sorted({int(match[1]) for key in post if (match := pattern.fullmatch(key))})


def gather_row(columns: Iterable[Question], post: QueryDict, name: str) -> Row:
    """One row as it was typed; empty when nothing stands in it."""
    row = {
        column.id: type_of(column).gather(column, post, f"{name}-{column.id}")
        for column in columns
        if type_of(column).asks
    }
    return row if any(_typed(cell) for cell in row.values()) else {}


def _typed(cell: object) -> bool:
    return any(_typed(part) for part in cell.values()) if isinstance(cell, Mapping) else bool(cell)
