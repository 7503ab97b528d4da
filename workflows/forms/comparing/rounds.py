"""What each submission of a sheet changed, question by question, with what the house had asked for."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet, AnswerSnapshot, Correction
from workflows.forms.reading.visibility import visible
from workflows.forms.reading.workbook import Workbook, asked
from workflows.forms.types import type_of

from .answers import compare_lists
from .rows import RowChange
from .words import Part, compare_words


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One answer before and after; `comment` is what the house had asked for.

    Lists, plans and files say it in `rows`, all others word by word in `parts`. An answer that was asked
    for and stayed as it was has neither.
    """

    question: str
    step: str
    label: str
    kind: str
    before: str
    after: str
    comment: str = ""
    parts: list[Part] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether the answer is another one now."""
        return bool(self.parts or self.rows)


@dataclass(frozen=True, slots=True)
class Round:
    """One submission after the first."""

    number: int
    at: datetime.datetime
    by: str
    changes: list[QuestionChange]


def rounds(sheet: AnswerSheet, *, without_steps: tuple[str, ...] = ()) -> list[Round]:
    """Every submission after the first with its changes, newest first, in the active language."""
    if sheet.round < 2:
        return []
    snapshots = list(AnswerSnapshot.objects.filter(sheet=sheet).select_related("actor"))
    comments: dict[int, dict[str, str]] = {}
    for each in Correction.objects.filter(sheet=sheet):
        comments.setdefault(each.round, {})[each.question] = each.comment
    book = Workbook(sheet)
    found = [
        Round(
            after.round,
            after.at,
            after.actor.get_full_name(),
            _changes(book, before, after, comments.get(before.round, {}), without_steps),
        )
        for before, after in pairwise(snapshots)
    ]
    return found[::-1]


def _changes(
    book: Workbook,
    before: AnswerSnapshot,
    after: AnswerSnapshot,
    comments: Mapping[str, str],
    without_steps: tuple[str, ...],
) -> list[QuestionChange]:
    old, new = visible(book.form, before.answers).answers, visible(book.form, after.answers).answers
    return [
        _change(book, question, old.get(question.id), new.get(question.id), comments.get(question.id, ""))
        for question in asked(book.form.questions.values())
        if question.step not in without_steps
        and (old.get(question.id) != new.get(question.id) or question.id in comments)
    ]


def _change(book: Workbook, question: Question, old: object, new: object, comment: str) -> QuestionChange:
    kind = type_of(question)
    before, after = (
        "" if value is None else kind.display(question, value, book.context) for value in (old, new)
    )
    rows = compare_lists(question, old, new, book.context)
    parts = [] if rows is not None or before == after else compare_words(before, after)
    return QuestionChange(
        question=question.id,
        step=question.step,
        label=say(question.label),
        kind=question.type,
        before=before,
        after=after,
        comment=comment,
        parts=parts,
        rows=rows or [],
    )
