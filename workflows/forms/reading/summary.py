"""Reading a sheet: a summary for letters and reviewers, and one cell per answer for spreadsheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from ..definition.parts import Question
from ..definition.texts import say
from ..models import AnswerSheet
from ..types import type_of
from .visibility import visible
from .workbook import Workbook, asked, told, workbook_of


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer as text; several lines are separated by line feeds."""

    question: str
    label: str
    display: str
    type: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Section:
    """One step with its rows."""

    step: str
    title: str
    rows: list[Row] = field(default_factory=list)


def used_answers(sheet: AnswerSheet) -> Mapping[str, Any]:
    """The answers that count: those to questions that are asked, by question."""
    return workbook_of(sheet).visible.answers


def summary(
    sheet: AnswerSheet, language: str, *, answers: Mapping[str, object] | None = None
) -> list[Section]:
    """Every question asked with its answer, in `language`; unanswered ones have an empty display.

    `answers` replaces the sheet's own, for reading an older submission.
    """
    book = workbook_of(sheet)
    if book.compiled.has_quotes:
        book = Workbook(sheet)  # what its texts quote is said in the language of the moment
    shown = visible(book.form, sheet.answers if answers is None else answers)
    with override(language):
        return [
            Section(
                step.id,
                say(step.title),
                [_row(book, question, shown.answers) for question in told(shown.of_step(step))],
            )
            for step in shown.steps.values()
        ]


def _row(book: Workbook, question: Question, answers: Mapping[str, Any]) -> Row:
    value = answers.get(question.id)
    text = "" if value is None else type_of(question).display(question, value, book.context)
    return Row(question.id, say(question.label), text, question.type, value)


def exported(sheet: AnswerSheet) -> dict[str, str]:
    """One spreadsheet cell per question that is asked; no cell is ever read as a formula."""
    book = Workbook(sheet)
    return {
        question.id: type_of(question).export(question, book.visible.answers.get(question.id), book.context)
        for question in asked(book.visible.questions.values())
    }
