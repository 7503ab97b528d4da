"""The clauses that a page of the interview makes, as they would read now, with aids for the reader."""

from collections.abc import Collection, Mapping
from typing import TypedDict

from django.utils.translation import get_language

from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook

from ..models import FoundingCase
from ..questions.reading_aids import reading_aids
from ..statute import Clause, statute_clauses, statute_data


class Said(TypedDict):
    """One answer as the reader's language tells it."""

    question: str
    answer: str


class Aid(TypedDict):
    """What stands beside one question."""

    question: str
    why: str
    default: str
    basis: str
    open: bool


class PreviewClause(TypedDict):
    """One clause: the binding German text, and what it means."""

    id: str
    heading: str
    paragraphs: list[str]
    about: str
    said: list[Said]
    aids: list[Aid]


def has_page(sheet: AnswerSheet, page: str) -> bool:
    """Whether the interview has such a page."""
    return page in Workbook(sheet).compiled.steps_by_id


def preview(case: FoundingCase, sheet: AnswerSheet, page: str) -> list[PreviewClause]:
    """The clauses that the questions of `page` go into."""
    book = Workbook(sheet)
    answers = book.visible.answers
    asked = {question.id for question in book.form.steps_by_id[page].questions}
    clauses = statute_clauses(statute_data(answers, wordings=case.wordings))
    return [
        _clause(book, clause, answers, asked) for clause in clauses if asked.intersection(clause.questions)
    ]


def _clause(
    book: Workbook, clause: Clause, answers: Mapping[str, object], asked: Collection[str]
) -> PreviewClause:
    mine = [key for key in clause.questions if key in asked]
    return {
        "id": clause.id,
        "heading": clause.heading,
        "paragraphs": [paragraph.text for paragraph in clause.paragraphs],
        "about": reading_aids().about(clause.id),
        # Who reads German reads the clause itself.
        "said": [] if get_language() == "de" else _said(book, mine, answers),
        "aids": _aids(book, mine, answers),
    }


def _said(book: Workbook, keys: list[str], answers: Mapping[str, object]) -> list[Said]:
    questions = [book.form.questions[key] for key in keys if key in book.form.questions]
    told = [(question, book.display(question, dict(answers))) for question in questions]
    return [{"question": say(question.label), "answer": answer} for question, answer in told if answer]


def _aids(book: Workbook, keys: list[str], answers: Mapping[str, object]) -> list[Aid]:
    known = reading_aids().questions
    return [
        {
            "question": say(book.form.questions[key].label),
            "why": say(known[key].why),
            "default": say(known[key].default),
            "basis": known[key].basis,
            "open": answers.get(key) in (None, "", []),
        }
        for key in keys
        if key in known and key in book.form.questions and key in book.visible.questions
    ]
