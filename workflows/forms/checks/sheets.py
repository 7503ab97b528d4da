"""Everything that is wrong with a sheet, question by question, in the reader's language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid

from ..definition.conditions import holds
from ..definition.parts import Question, Step
from ..definition.texts import say
from ..models import AnswerSheet
from ..reading.workbook import Workbook, told
from ..types import AnswerError, type_of
from ..versions.moving import COPIED
from .problems import Problem

__all__ = ["Problem", "problems"]


def problems(sheet: AnswerSheet) -> list[Problem]:
    """All problems of the sheet, those of the form first, then those of the process."""
    return all_problems(Workbook(sheet))


def all_problems(book: Workbook) -> list[Problem]:
    """As `problems`, for a workbook already open; hidden questions have none."""
    found = [problem for step in book.visible.steps.values() for problem in step_problems(book, step)]
    said = {(problem.question, problem.rule) for problem in found if problem.rule}
    later = [_placed(book, problem) for problem in book.kind.checks(book.sheet)]
    return found + [problem for problem in later if (problem.question, problem.rule) not in said]


def problems_at(book: Workbook, *, step: str | None = None, question: str | None = None) -> list[Problem]:
    """All problems, or those of one step or one question; Invalid when the form has no such place."""
    unknown = {}
    if step is not None and step not in book.compiled.steps_by_id:
        unknown["step"] = _("This page does not exist.")
    if question is not None and question not in book.compiled.questions:
        unknown["question"] = _("The form has no such question.")
    if unknown:
        raise Invalid(unknown)
    return [
        problem
        for problem in all_problems(book)
        if step in (None, problem.step) and question in (None, problem.question)
    ]


def step_problems(book: Workbook, step: Step) -> Iterator[Problem]:
    """What the form itself finds wrong on one page."""
    answers = book.visible.answers
    if step.stop_when and holds(step.stop_when.when, answers):
        yield Problem(step.id, "", say(step.stop_when.advice), "stop")
    for question in told(book.visible.of_step(step)):
        if type_of(question).asks:
            yield from question_problems(book, question)
        elif (value := answers.get(question.id)) is not None:
            yield from _findings(book, question, value)
        if question.stop_when and holds(question.stop_when.when, answers):
            yield Problem(step.id, question.id, say(question.stop_when.advice), "stop")


def question_problems(book: Workbook, question: Question) -> Iterator[Problem]:
    """What is wrong with one answer: not understood, missing, or against its limits."""
    kind = type_of(question)
    if book.comes_later(question):
        return
    if question.id in book.sheet.pending:
        yield Problem(question.step, question.id, _look_again(book.sheet.pending[question.id]["why"]))
        return
    if question.id in book.sheet.typed:
        yield from _not_understood(book, question)
        return
    value = book.visible.answers.get(question.id)
    if value is None:
        if question.is_required(book.visible.answers):
            yield Problem(question.step, question.id, kind.missing(question))
        return
    # Rows are counted as they stand on the screen, with those of which nothing is handed in.
    rows = book.sheet.answers[question.id] if question.columns else value
    yield from _findings(book, question, rows)
    for problem in book.at_once:
        if problem.question == question.id:
            yield _placed(book, problem)


def _findings(book: Workbook, question: Question, value: object) -> Iterator[Problem]:
    for finding in type_of(question).check(question, value, book.context):
        yield Problem(question.step, question.id, finding.message, "must", finding.part, finding.rule)


def _look_again(why: str) -> str:
    if why == COPIED:
        return _("This answer comes from your earlier application. Please look at it and save the page.")
    return _("This question has changed. Please look at your answer again.")


def _not_understood(book: Workbook, question: Question) -> Iterator[Problem]:
    try:
        type_of(question).parse(question, book.sheet.typed[question.id], book.context)
    except AnswerError as error:
        for part, message in (error.parts or {"": error.message}).items():
            yield Problem(question.step, question.id, message, "must", part)
        return
    # What the call or a table did not know when it was typed can be right by now.
    yield Problem(question.step, question.id, _("Please look at this answer and save the page again."))


def _placed(book: Workbook, problem: Problem) -> Problem:
    """A problem of the process on the page where its question is asked."""
    question = book.form.questions.get(problem.question)
    if problem.step or question is None:
        return problem
    return Problem(
        question.step, problem.question, problem.message, problem.severity, problem.part, problem.rule
    )
