"""Which steps and questions the answers so far bring up, and which answers count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..definition.conditions import holds
from ..definition.formulas import calculate
from ..definition.parts import Form, Question, Rule, Step
from ..types import type_of


@dataclass(frozen=True)
class Visible:
    """What is asked: steps and questions by id, and the answers that count.

    The answer to a hidden question, or a hidden cell of a row, is kept on the sheet but is not among
    `answers`, so conditions further down see it as empty.
    """

    steps: Mapping[str, Step]
    sections: Mapping[str, bool]
    questions: Mapping[str, Question]
    answers: Mapping[str, Any]

    def of_step(self, step: Step) -> list[Question]:
        """The questions asked on one page."""
        return [question for question in step.questions if question.id in self.questions]


def visible(form: Form, answers: Mapping[str, object]) -> Visible:
    """Conditions and formulas look back only, so one pass from top to bottom decides everything."""
    steps: dict[str, Step] = {}
    sections: dict[str, bool] = {}
    questions: dict[str, Question] = {}
    counting: dict[str, object] = {}
    for step in form.steps:
        if not _shows(step.show_when, counting):
            continue
        steps[step.id] = step
        for question in step.questions:
            if question.section and question.section not in sections:
                sections[question.section] = _shows(form.sections[question.section].show_when, counting)
            if sections.get(question.section, True) and _shows(question.show_when, counting):
                questions[question.id] = question
                _count(question, answers, counting)
    return Visible(steps, sections, questions, counting)


def _shows(rule: Rule | None, counting: Mapping[str, object]) -> bool:
    return rule is None or holds(rule, counting)


def _count(question: Question, answers: Mapping[str, object], counting: dict[str, object]) -> None:
    """The answer of a question that is asked, or the value of one that is worked out."""
    if question.type == "calculated":
        value = calculate(question.settings, counting)
        if value is not None:
            counting[question.id] = value
    elif question.id in answers:
        value = type_of(question).counted(question, answers[question.id])
        if value is not None:
            counting[question.id] = value
