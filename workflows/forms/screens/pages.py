"""One page of the runner, with everything its template needs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workflows.forms.actions.saving import Conflict, mark
from workflows.forms.checks import step_problems
from workflows.forms.definition.conditions import questions_in
from workflows.forms.definition.parts import Step
from workflows.forms.definition.texts import say
from workflows.forms.problems import Problem
from workflows.forms.types import type_of
from workflows.forms.workbook import Workbook, asked

from .progress import minutes_of
from .questions import Drawn, draw_question, error_target


@dataclass
class PageState:
    """What happened to the page just now: what was typed, what was wrong, who was faster."""

    raw: Mapping[str, Any] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    more: str = ""


def draw_page(book: Workbook, step: Step, state: PageState) -> Drawn:
    """The page as its template draws it."""
    drawn = [_draw(book, question, state) for question in step.questions if _is_drawn(book, question)]
    steps = list(book.visible.steps)
    return {
        "book": book,
        "sheet": book.sheet,
        "step": step,
        "title": say(step.title),
        "intro": say(step.intro),
        "form_title": say(book.form.title),
        "number": steps.index(step.id) + 1 if step.id in steps else 0,
        "count": len(steps),
        "minutes": minutes_of(step.questions),
        "questions": drawn,
        "problems": _summary(drawn, state.found),
        "stops": [problem.message for problem in state.found if problem.severity == "stop"],
        "has_conflicts": bool(state.conflicts),
        "seen": _seen(book, step),
        "shown": " ".join(each["id"] for each in drawn if not each["hidden"]),
        "elsewhere": json.dumps(_elsewhere(book, step)),
        "has_files": any(question.type == "file" for question in step.questions),
        "in_correction": book.sheet.is_locked,
    }


def _is_drawn(book: Workbook, question: Any) -> bool:
    return book.is_open(question) if type_of(question).asks else not book.sheet.is_locked


def _draw(book: Workbook, question: Any, state: PageState) -> Drawn:
    conflict = state.conflicts.get(question.id)
    extra = {"raw": conflict.mine} if conflict else {}
    drawn = draw_question(book, question, found=state.found, conflict=conflict, more=state.more, **extra)
    drawn["mark"] = mark(book.sheet, question.id)
    return drawn


def not_understood(book: Workbook, step: Step) -> list[Problem]:
    """What was typed on the page earlier and is still not understood."""
    return [problem for problem in step_problems(book, step) if problem.question in book.sheet.typed]


def _summary(drawn: list[Drawn], found: list[Problem]) -> list[dict[str, str]]:
    by_id = {each["id"]: each for each in drawn}
    rows = []
    for problem in found:
        question = by_id.get(problem.question)
        if problem.severity == "stop" or question is None:
            continue
        text = problem.message if problem.part else f"{question['label']}: {problem.message}"
        rows.append({"href": f"#{error_target(question, problem.part)}", "text": text})
    return rows


def _seen(book: Workbook, step: Step) -> str:
    return " ".join(f"{question.id}:{mark(book.sheet, question.id)}" for question in asked(step.questions))


def _elsewhere(book: Workbook, step: Step) -> dict[str, Any]:
    """Answers of other pages that decide what is shown on this one."""
    here = {question.id for question in step.questions}
    wanted = {
        identifier
        for question in step.questions
        if question.show_when
        for identifier in questions_in(question.show_when)
    }
    return {key: book.visible.answers.get(key) for key in sorted(wanted - here)}
