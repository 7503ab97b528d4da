"""Long rows: a list that names its rows, and a page for each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from workflows.forms.actions.entries import NEW, row_mark, stored_rows
from workflows.forms.checks.problems import Problem
from workflows.forms.checks.sheets import question_problems
from workflows.forms.definition.parts import Question, Step
from workflows.forms.definition.texts import say
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import type_of
from workflows.forms.types.row_cells import Row, read_cells, row_fields
from workflows.forms.types.row_conditions import asked_row
from workflows.forms.types.rows import add_label, most_rows, row_name

# What a list tells of each row: its first answers.
MOST_TOLD = 3
LONGEST_TOLD = 90


@dataclass(frozen=True)
class EntryAt:
    """One row of a list: where it stands, what is typed there, and its mark, empty for a new one."""

    question: Question
    index: int
    row: Row
    mark: str
    count: int

    @property
    def name(self) -> str:
        """The row as its address and its fields name it."""
        return f"{self.question.id}:{self.index}"


def entry_at(book: Workbook, step: Step, wanted: str) -> EntryAt | None:
    """The row named "question:number" or a new one, "question:new"; None when it can't be worked on now."""
    name, _colon, place = wanted.partition(":")
    question = next((each for each in step.questions if each.id == name and each.columns), None)
    if question is None or not question.on_own_pages or not book.is_open(question):
        return None
    if question.id not in book.visible.questions:
        return None
    rows = stored_rows(book, question)
    if place == NEW:
        fits = len(rows) < most_rows(question)
        return EntryAt(question, len(rows), {}, "", len(rows) + 1) if fits else None
    index = int(place) if place.isdecimal() and len(place) < 6 else len(rows)
    if index >= len(rows):
        return None
    return EntryAt(question, index, rows[index], row_mark(book, question, rows[index]), len(rows))


def is_same_entry(sent: str, wanted: str) -> bool:
    """Whether the row that a page sent is the one that an address names."""
    name, _colon, place = wanted.partition(":")
    return sent == wanted or (place == NEW and sent.partition(":")[0] == name)


def entry_url(book: Workbook, step: Step | str, wanted: str, *, check: bool = False, **more: str) -> str:
    """The address of the page of a row; with `more` and `new` as for a page of questions."""
    query = QueryDict(mutable=True)
    query.update({"entry": wanted, **({"from": "check"} if check else {}), **more})
    return f"{book.page_url(step)}?{query.urlencode(safe=':')}"


def row_of(part: str) -> int | None:
    """The number of the row that a message is about."""
    number = part.partition("-")[0]
    return int(number) if number.isdecimal() else None


def problems_of(book: Workbook, question: Question, index: int) -> list[Problem]:
    """What is wrong with one row as it is stored."""
    return [each for each in question_problems(book, question) if row_of(each.part) == index]


def kept_apart(book: Workbook, questions: Iterable[Question]) -> Row:
    """The answers of lists whose rows are not on this page, as they count once the list is asked."""
    found = {}
    for each in questions:
        if each.on_own_pages and book.splits and each.id in book.sheet.answers:
            found[each.id] = type_of(each).counted(each, book.sheet.answers[each.id])
    return found


def draw_entries(book: Workbook, question: Question, found: list[Problem]) -> Row:
    """The list of rows, each with its first answers and a way to its page."""
    rows = stored_rows(book, question)
    wrong = {row_of(each.part) for each in question_problems(book, question)}
    said = {index: [each.message for each in found if row_of(each.part) == index] for index in wrong}
    return {
        "template": "forms/types/entries.html",
        "has_entries": True,
        "entries": [
            {
                "index": index,
                "number": index + 1,
                "mark": row_mark(book, question, row),
                "lines": _told(book, question, row),
                "is_incomplete": index in wrong,
                "errors": said.get(index, []),
            }
            for index, row in enumerate(rows)
        ],
        "count": len(rows),
        "row_label": row_name(question),
        "add_label": add_label(question) if rows else _("Add: %(name)s") % {"name": row_name(question)},
        "is_full": len(rows) >= most_rows(question),
        "in_section": bool(question.section),
    }


def _told(book: Workbook, question: Question, row: Mapping[str, object]) -> list[Row]:
    cells = asked_row(question.columns, read_cells(question.columns, row, book.context)).cells
    lines = []
    for column in question.columns:
        value, typed = cells.get(column.id), row.get(column.id)
        text = "" if value is None else type_of(column).display(column, value, book.context)
        if value is None and isinstance(typed, str) and type_of(column).asks:
            text = typed
        if text.strip():
            lines.append({"key": say(column.label), "value": " ".join(text.split())[:LONGEST_TOLD]})
    return lines[:MOST_TOLD]


def draw_alone(book: Workbook, entry: EntryAt) -> Row:
    """The fields of one row on a page of its own."""
    question = entry.question
    name = f"{question.id}-{entry.index}"
    cells = row_fields(question.columns, entry.row, name, book.context, live=True)
    return {
        "template": "forms/types/entry.html",
        "alone": True,
        "rows": [{"number": entry.index + 1, "index": entry.index, "cells": cells}],
        "entry": entry.name,
        "row_mark": entry.mark,
    }


def about_entry(book: Workbook, entry: EntryAt) -> Row:
    """What the page of a row says of itself, in place of what the page of the step says."""
    question, step = entry.question, entry.question.step
    said = {"name": row_name(question), "number": entry.index + 1, "count": entry.count}
    if entry.mark:
        title = _("%(name)s %(number)s of %(count)s") % said
    else:
        title = _("%(name)s %(number)s (new)") % said
    wanted = entry.name if entry.mark else f"{question.id}:{NEW}"
    return {
        "entry": entry.name,
        "title": title,
        "form_title": say(question.label),
        "intro": "",
        "number": 0,
        "back_url": book.page_url(step, f"{question.id}-{entry.index}" if entry.mark else f"q-{question.id}"),
        "back_text": _("Back to the list: %(list)s") % {"list": say(question.label)},
        "send_url": entry_url(book, step, wanted),
        "can_add": entry.count < most_rows(question),
        "beside": None,
    }
