"""One question as a template draws it: label, help, errors, and the fields of its type."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workflows.forms.actions.writing import Conflict
from workflows.forms.checks.problems import Problem
from workflows.forms.definition.formulas import numbers
from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import type_of
from workflows.forms.types.calculated import draw_formula
from workflows.forms.types.rows import ROW_MARK

from .entries import EntryAt, draw_alone, draw_entries, kept_apart, row_of

Drawn = dict[str, Any]
_MISSING = object()
LIST = "forms/types/rows.html"


def draw_question(  # noqa: PLR0913
    book: Workbook,
    question: Question,
    *,
    raw: object = _MISSING,
    found: list[Problem] | None = None,
    conflict: Conflict | None = None,
    more: str = "",
    alone: EntryAt | None = None,
) -> Drawn:
    """The question with what was typed (`raw`) or what the sheet says, and its errors in place.

    `more` names the list of rows that gets one more empty row; of `alone` only this row is drawn.
    """
    kind = type_of(question)
    if raw is _MISSING:
        raw = written_answer(book, question)
    drawn: Drawn = {
        "id": question.id,
        "name": question.id,
        "type": question.type,
        "template": kind.template,
        "label": say(question.label),
        "help": say(question.help),
        "raw": raw,
        "grouped": kind.grouped,
        "optional": kind.asks and question.required is False,
        "hidden": question.id not in book.visible.questions,
        "logic": json.dumps(to_jsonlogic(question.show_when)) if question.show_when else "",
        "conflict": conflict,
        "is_common": not (kind.is_personal or question.settings.get("options_from")),
        **_fields(book, question, raw, found or [], alone),
    }
    if question.type == "calculated":
        drawn |= draw_calculated(book, question)
    _blank_rows(drawn, more)
    place_errors(
        drawn, [each for each in found or [] if each.question == question.id and _is_here(drawn, each)]
    )
    drawn["comment"] = book.corrections[question.id].comment if question.id in book.corrections else ""
    drawn["described_by"] = _described_by(drawn)
    return drawn


def _fields(
    book: Workbook, question: Question, raw: object, found: list[Problem], alone: EntryAt | None
) -> Drawn:
    """What the template of the question needs: its fields, or of long rows a list of them or one alone."""
    if alone:
        return draw_alone(book, alone)
    if question.on_own_pages and book.splits:
        return draw_entries(book, question, found)
    return type_of(question).field(question, raw, question.id, book.context)


def draw_calculated(book: Workbook, question: Question) -> Drawn:
    """The value worked out, and what the browser needs to go on with it while people type."""
    here = book.form.steps_by_id[question.step].questions
    on_page = {each.id for each in here if not (each.on_own_pages and book.splits)}
    counted = {**book.visible.answers, **kept_apart(book, here)}
    refs = []
    for ref in question.settings["formula"]["of"]:
        fixed = [str(number) for number in numbers(ref, counted)]
        refs.append(ref if ref["question"] in on_page else {**ref, "fixed": fixed})
    shown = book.display(question, dict(book.visible.answers))
    return draw_formula(question, refs, shown)


def written_answer(book: Workbook, question: Question) -> object:
    """What stands in the fields: what was typed and not understood, or the stored answer."""
    if question.id in book.sheet.typed:
        return book.sheet.typed[question.id]
    return type_of(question).written(question, book.sheet.answers.get(question.id), book.context)


def _is_here(drawn: Drawn, problem: Problem) -> bool:
    """Whether the message stands at a field of this page; a list says itself what is wrong with its rows."""
    return not drawn.get("has_entries") or row_of(problem.part) is None


def place_errors(drawn: Drawn, found: list[Problem]) -> None:
    """Each message stands at the cell it is about, the others at the question."""
    cells = {cell["part"]: cell for cell in cells_of(drawn)}
    rest = []
    for problem in found:
        cell = cells.get(problem.part) if problem.part else None
        if cell is None:
            rest.append(problem.message)
        elif problem.message not in cell.setdefault("errors", []):
            cell["errors"].append(problem.message)
    for cell in cells.values():
        cell["described_by"] = _cell_described_by(cell)
        cell["error_id"] = f"{cell['name']}-error" if cell.get("errors") else ""
    drawn["errors"] = list(dict.fromkeys(rest))
    drawn["error_id"] = f"{drawn['id']}-error" if rest else ""
    drawn["has_errors"] = bool(found)


def _cell_described_by(cell: Mapping[str, object]) -> str:
    """What a screen reader says with a cell: its help, and why it is wrong."""
    parts = {"help": cell.get("help"), "error": cell.get("errors")}
    return " ".join(f"{cell['name']}-{part}" for part, said in parts.items() if said)


def cells_of(drawn: Drawn) -> Iterator[Drawn]:
    """Everything inside a question that can carry an error of its own, with its `part` set."""
    for part in drawn.get("parts", ()):
        if "part" in part:
            yield part
    yield from _cells_of_rows(drawn.get("rows"), drawn["id"])
    for section in (drawn.get("expenses"), *drawn.get("sections", ())):
        if section:
            yield section
            yield from _cells_of_rows(section["rows"], drawn["id"])


def _cells_of_rows(rows: object, name: str) -> Iterator[Drawn]:
    for row in rows if isinstance(rows, list) else ():
        for cell in row["cells"]:
            cell["part"] = cell["name"].removeprefix(f"{name}-")
            yield cell
            if "blank_row" in cell:
                yield from _cells_of_rows(cell["rows"], name)


def error_target(drawn: Drawn, part: str) -> str:
    """The id of the field that an error message leads to."""
    names = {cell["part"]: cell["name"] for cell in cells_of(drawn)}
    name = drawn["name"]
    if part in names:
        return names[part]
    if part and drawn["type"] == "finance_plan":
        return f"{name}-incomes"
    if drawn.get("parts"):
        return str(drawn["parts"][0]["name"])
    if isinstance(drawn.get("rows"), list):
        return str(drawn["rows"][0]["cells"][0]["name"])
    is_whole = drawn["type"] == "finance_plan" or drawn.get("has_entries")
    return f"q-{drawn['id']}" if is_whole else name


def _blank_rows(drawn: Drawn, more: str) -> None:
    """Where rows are missing, and where one more was asked for, an empty row stands ready."""
    for holder in _holders(drawn):
        _blank_rows_in(holder, more)
    for row in drawn["rows"] if drawn.get("alone") else ():
        _blank_lists([row["cells"]], more)


def _blank_rows_in(holder: Drawn, more: str) -> None:
    name, mark = holder["name"], holder.get("blank_mark", ROW_MARK)
    _blank_lists([holder["blank"], *(row["cells"] for row in holder["rows"])], more)
    for index in range(len(holder["rows"]), max(len(holder["rows"]) + (more == name), _least(holder))):
        cells = [_numbered(cell, mark, index) for cell in holder["blank"]]
        holder["rows"].append({"number": index + 1, "index": index, "cells": cells})
    holder["blank_row"] = {"number": "", "index": mark, "cells": holder["blank"]}


def _blank_lists(rows: list[list[Drawn]], more: str) -> None:
    """As `_blank_rows`, for the lists inside rows."""
    for cells in rows:
        for cell in cells:
            if cell["template"] == LIST:
                _blank_rows_in(cell, more)


def _holders(drawn: Drawn) -> list[Drawn]:
    """The lists of rows in a question: itself, or the sides of a financing plan."""
    if drawn["template"] == LIST:
        return [drawn]
    return [each for each in (drawn.get("expenses"), *drawn.get("sections", ())) if each]


def _least(holder: Drawn) -> int:
    """How many rows stand ready before anybody adds one."""
    if holder.get("kind") in ("in_kind", "donations", "public", "private"):
        return 0
    return max(1, holder.get("least", 1))


def _numbered(cell: Drawn, mark: str, index: int) -> Drawn:
    """A copy of a blank cell that stands in a row with this number."""

    def number(value: object) -> Any:
        if isinstance(value, str):
            return value.replace(mark, str(index))
        if isinstance(value, list):
            return [number(each) for each in value]
        return {key: number(each) for key, each in value.items()} if type(value) is dict else value

    return {key: number(value) for key, value in cell.items()}


def _described_by(drawn: Mapping[str, object]) -> str:
    name = drawn["id"]
    parts = [
        f"{name}-help" if drawn["help"] else "",
        f"{name}-comment" if drawn["comment"] else "",
        f"{name}-error" if drawn["errors"] else "",
        f"{name}-count" if drawn.get("max_words") or drawn.get("max_chars") else "",
    ]
    return " ".join(part for part in parts if part)
