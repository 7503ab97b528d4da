"""Questions with several rows of small questions: repeating groups and lists of people."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.forms.definition.parts import Question
from workflows.forms.definition.sizes import MOST_ROWS
from workflows.forms.definition.texts import say

from .base import AnswerContext, AnswerError, Finding, QuestionType
from .registry import type_of
from .row_cells import Row, row_fields, told_cell
from .row_conditions import asked_row, counted_rows
from .row_posts import gather_rows

# What stands for the number of a row that isn't there yet, in a list and in a list inside a row.
ROW_MARK, INNER_MARK = "__row__", "__inner__"


def parse_rows(  # noqa: PLR0913  what is read, and where it stands
    columns: Iterable[Question],
    raw: object,
    context: AnswerContext,
    *,
    most: int,
    first: int = 0,
    side: str = "",
) -> list[Row]:
    """The rows as values; AnswerError names each cell that can't be understood as <row>-<column>.

    Messages count rows from `first`; `side` is what people call the list, when a question has several.
    """
    if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
        raise AnswerError(_("Please send a list of rows here."))
    if len(raw) > most:
        text = ngettext("At most %(most)s row is possible.", "At most %(most)s rows are possible.", most)
        raise AnswerError(text % {"most": most})
    columns = tuple(columns)
    errors: dict[str, str] = {}
    rows = [_parse_row(number, columns, row, context, errors) for number, row in enumerate(raw)]
    if errors:
        said = _placed(errors, columns, first, side)
        raise AnswerError(next(iter(said.values())), said)
    return [row for row in rows if row]


def _placed(errors: dict[str, str], columns: tuple[Question, ...], first: int, side: str) -> dict[str, str]:
    """Each message with its row and column; what concerns a whole row says so itself."""
    known = {column.id: column for column in columns}
    said = {}
    for part, message in errors.items():
        number, column, *_inner = [*part.split("-"), ""]
        placed = in_row(first + int(number), known[column], message, side) if column in known else message
        said[part] = placed
    return said


def _parse_row(
    number: int,
    columns: tuple[Question, ...],
    raw: Mapping[str, object],
    context: AnswerContext,
    errors: dict[str, str],
) -> Row:
    known = {column.id for column in columns}
    unknown = [key for key in raw if key not in known]
    if unknown:
        errors[str(number)] = _("Row %(row)s has an unknown column.") % {"row": number + 1}
    values: Row = {}
    wrong: dict[str, str] = {}
    for column in columns:
        try:
            value = type_of(column).parse(column, raw.get(column.id), context)
        except AnswerError as error:
            inner = error.parts.items() if column.columns else ()
            wrong |= {f"{column.id}-{part}": text for part, text in inner}
            wrong |= {} if inner else {column.id: error.message}
            continue
        if value is not None:
            values[column.id] = value
    if wrong:  # what nobody sees can't be put right, and isn't handed in either
        asked = {column.id for column in asked_row(columns, values).columns}
        errors |= {
            f"{number}-{key}": message for key, message in wrong.items() if key.partition("-")[0] in asked
        }
    return values


def check_rows(
    columns: Iterable[Question], rows: list[Row], context: AnswerContext, *, first: int = 0, side: str = ""
) -> list[Finding]:
    """What the rows get wrong: required cells that are empty, and limits of each cell.

    `first` is the number of the first row, counted from 0; `side` as in `parse_rows`.
    """
    findings = []
    columns = tuple(columns)
    for number, row in enumerate(rows, first):
        asked = asked_row(columns, row)
        for column in asked.columns:
            part = f"{number}-{column.id}"
            kind, value = type_of(column), asked.cells.get(column.id)
            if value is not None and column.columns:
                value = row[column.id]  # its rows are counted as they stand on the screen
            if value is None:
                if kind.asks and column.type not in context.later and column.is_required(asked.cells):
                    findings.append(Finding(in_row(number, column, kind.missing(column), side), part))
                continue
            found = kind.check(column, value, context)
            said = [in_row(number, column, each.message, side) for each in found]
            parts = [f"{part}-{each.part}" if column.columns and each.part else part for each in found]
            findings.extend(map(Finding, said, parts, [each.rule for each in found]))
    return findings


def in_row(number: int, column: Question, message: str, side: str = "") -> str:
    """The message with its place, so that no two lines of a summary are the same."""
    place = {"side": side, "row": number + 1, "column": say(column.label), "message": message}
    if side:
        return _("%(side)s, row %(row)s, %(column)s: %(message)s") % place
    return _("Row %(row)s, %(column)s: %(message)s") % place


def written_rows(columns: Iterable[Question], rows: Iterable[Row], context: AnswerContext) -> list[Row]:
    """The rows as people would type them."""
    columns = tuple(columns)
    return [
        {
            column.id: type_of(column).written(column, row.get(column.id), context)
            for column in columns
            if type_of(column).asks
        }
        for row in rows
    ]


def _file_columns(columns: object) -> int:
    found = columns if isinstance(columns, list) else []
    return sum(isinstance(each, Mapping) and each.get("type") == "file" for each in found)


class Group(QuestionType):
    """Rows of small questions that people add and remove."""

    code = "group"
    is_personal = True
    template = "forms/types/rows.html"
    settings = frozenset({"questions", "min_rows", "max_rows", "row_label", "add_label", "own_pages"})
    seconds = 90
    has_columns = True
    grouped = True
    written_as = "questions"

    def definition_errors(self, raw: Mapping[str, Any]) -> list[str]:
        errors = (
            []
            if isinstance(raw.get(self.written_as), list) and raw[self.written_as]
            else [_("questions are missing")]
        )
        if _file_columns(raw.get(self.written_as)) > 1:
            errors.append(_("A row can take files at one of its questions only."))
        limits = (raw.get("min_rows", 0), raw.get("max_rows", MOST_ROWS))
        if not all(isinstance(limit, int) and 0 <= limit <= 500 for limit in limits) or limits[0] > limits[1]:
            errors.append(_("min_rows and max_rows are whole numbers up to 500"))
        if not isinstance(raw.get("own_pages", False), bool):
            errors.append(_("own_pages is true or false"))
        return errors

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        return gather_rows(question.columns, post, name)

    def parse(self, question: Question, raw: object, context: AnswerContext) -> list[Row] | None:
        if raw is None or raw == "":
            return None
        return parse_rows(question.columns, raw, context, most=most_rows(question)) or None

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        findings = check_rows(question.columns, value, context)
        least = question.settings.get("min_rows", 0)
        there = len(counted_rows(question.columns, value))
        if there < least:
            text = ngettext(
                "Please fill in at least %(least)s row; so far there are %(count)s.",
                "Please fill in at least %(least)s rows; so far there are %(count)s.",
                least,
            )
            findings.insert(0, Finding(text % {"least": least, "count": there}))
        return findings

    def counted(self, question: Question, value: object) -> object:
        return (counted_rows(question.columns, value) or None) if isinstance(value, list) else value

    def written(self, question: Question, value: Any, context: AnswerContext) -> list[Row]:
        return written_rows(question.columns, value or (), context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return "\n".join(self._line(question, row, context) for row in value or ())

    def _line(self, question: Question, row: Row, context: AnswerContext) -> str:
        cells, inner = [], []
        for column in question.columns:
            if column.id not in row:
                continue
            text = type_of(column).display(column, row[column.id], context)
            if column.columns:
                inner += [f"{say(column.label)}:", *(f"– {line}" for line in text.split("\n"))]
            else:
                cells.append(told_cell(column, text.replace("\n", ", ")))
        return "\n".join([" · ".join(cells), *inner] if cells else inner)

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        properties = {
            column.id: {"title": say(column.label), **type_of(column).schema(column, context)}
            for column in question.columns
            if type_of(column).asks
        }
        row = {
            "type": "object",
            "properties": properties,
            "required": [
                column.id
                for column in question.columns
                if column.required is True and column.show_when is None and type_of(column).asks
            ],
            "additionalProperties": False,
        }
        least = {"minItems": question.settings["min_rows"]} if "min_rows" in question.settings else {}
        return {"type": "array", "items": row, "maxItems": most_rows(question), **least}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, Any]:
        rows = raw if isinstance(raw, list) else []
        mark = INNER_MARK if "-" in name else ROW_MARK  # a dash stands in the names of cells only
        return {
            "rows": [
                {
                    "number": number + 1,
                    "index": number,
                    "cells": row_fields(question.columns, row, f"{name}-{number}", context, live=True),
                }
                for number, row in enumerate(rows)
                if isinstance(row, Mapping)
            ],
            "blank": row_fields(question.columns, {}, f"{name}-{mark}", context, live=True),
            "blank_mark": mark,
            "row_label": row_name(question),
            "add_label": add_label(question),
            "least": max(1, question.settings.get("min_rows", 0)),
            "most": most_rows(question),
            "is_full": len(rows) >= most_rows(question),
        }

    def row_label(self) -> str:
        """What one row is called where the form gives it no name."""
        return _("Entry")

    def add_label(self) -> str:
        """What the button for one more row says."""
        return _("Add another")

    def missing(self, question: Question) -> str:
        return _("Please fill in at least one row.")


class PersonList(Group):
    """A list of people with the columns that the question names."""

    code = "person_list"
    fits_in_rows = False
    settings = frozenset({"columns", "min_rows", "max_rows", "row_label", "add_label", "own_pages"})
    written_as = "columns"

    def row_label(self) -> str:
        return _("Person")

    def add_label(self) -> str:
        return _("Add another person")


def most_rows(question: Question) -> int:
    """The greatest number of rows."""
    return int(question.settings.get("max_rows", MOST_ROWS))


def row_name(question: Question) -> str:
    """What one row of this list is called."""
    kind = type_of(question)
    return say(question.settings.get("row_label")) or (kind.row_label() if isinstance(kind, Group) else "")


def add_label(question: Question) -> str:
    """What the button for one more row says."""
    kind = type_of(question)
    return say(question.settings.get("add_label")) or (kind.add_label() if isinstance(kind, Group) else "")
