"""One row of a list on a page of its own: typed there alone, and put back among the others.

A row is found again by what stood in it when it was shown, wherever it stands by now. So two people can
work on two rows of the same list, and nobody's row takes the place of another one.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.http import QueryDict

from workflows.forms.definition.parts import Question
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import AnswerError, type_of
from workflows.forms.types.row_cells import Row
from workflows.forms.types.row_posts import gather_row, posted_rows
from workflows.forms.types.rows import parse_rows

from .marks import mark, read_seen

NEW = "new"


@dataclass
class Entry:
    """One row as it was sent, or taken away, and the list with it.

    `index` is where it stands now; None once it stands nowhere. `was_lost`: somebody else changed or removed
    the row meanwhile, so what was typed is one more row at the end, and nothing gave way to it.
    """

    question: Question
    index: int | None
    rows: list[Row]
    was_lost: bool = False
    is_dropped: bool = False


def stored_rows(book: Workbook, question: Question) -> list[Row]:
    """The rows of a list as people would type them."""
    rows = book.sheet.typed.get(question.id)
    if rows is None:
        value = book.sheet.answers.get(question.id)
        rows = type_of(question).written(question, value, book.context)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def row_mark(book: Workbook, question: Question, row: Row) -> str:
    """A short mark of what stands in a row; empty for an empty one."""
    if not row:
        return ""
    text = json.dumps(_meant(book, question, row), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _meant(book: Workbook, question: Question, row: Row) -> object:
    """The row as it would be stored, however it was typed."""
    with suppress(AnswerError):
        return parse_rows(question.columns, [row], book.context, most=1)
    return row


def find_entry(book: Workbook, questions: Iterable[Question], posted: QueryDict) -> Entry | None:
    """The row that a page sent alone ("entry") or wants away ("drop"); None for any other page."""
    sent = posted.get("drop") or posted.get("entry", "")
    name, _colon, rest = sent.partition(":")
    question = next((each for each in questions if each.id == name and each.columns), None)
    if question is None:
        return None
    number, _colon, mark = rest.partition(":")
    index = int(number) if number.isdecimal() and len(number) < 6 else 0
    if posted.get("drop"):
        return _dropped(book, question, index, mark)
    row = gather_row(question.columns, posted, f"{question.id}-{index}")
    return _put(book, question, row, index, posted)


def _dropped(book: Workbook, question: Question, index: int, mark: str) -> Entry:
    rows = stored_rows(book, question)
    at = _place(book, question, rows, index, mark)
    if at is None:
        return Entry(question, None, rows, was_lost=True, is_dropped=True)
    return Entry(question, None, [*rows[:at], *rows[at + 1 :]], is_dropped=True)


def _put(book: Workbook, question: Question, row: Row, index: int, posted: QueryDict) -> Entry:
    rows, mark = stored_rows(book, question), posted.get("row", "")
    at = _place(book, question, rows, index, mark)
    if at is None and (mark or _was_sent_before(book, question, posted)):
        at = _place(book, question, rows, index, row_mark(book, question, row))
    was_lost = at is None and bool(mark)
    at = len(rows) if at is None else at
    if not row:
        return Entry(question, None, [*rows[:at], *rows[at + 1 :]])
    return Entry(question, at, [*rows[:at], row, *rows[at + 1 :]], was_lost)


def _place(book: Workbook, question: Question, rows: list[Row], index: int, mark: str) -> int | None:
    """Where the row with this mark stands, at best where it stood before."""
    if not mark:
        return None
    found = [number for number, row in enumerate(rows) if row_mark(book, question, row) == mark]
    return index if index in found else next(iter(found), None)


def _was_sent_before(book: Workbook, question: Question, posted: QueryDict) -> bool:
    """Whether the list changed since a new row was begun: perhaps by the same page, sent twice."""
    return read_seen(posted).marks.get(question.id) != mark(book.sheet, question.id)


def is_left_alone(question: Question, posted: QueryDict) -> bool:
    """Whether a page showed the list without its rows, which are changed on pages of their own."""
    return question.on_own_pages and not posted_rows(posted, question.id)
