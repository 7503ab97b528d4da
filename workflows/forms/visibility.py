"""Which steps and questions the answers so far bring up, and which answers count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .definition.conditions import holds
from .definition.parts import Form, Question, Step


@dataclass(frozen=True)
class Visible:
    """What is asked: steps and questions by id, and the answers that count.

    The answer to a hidden question is kept on the sheet but is not among `answers`, so conditions
    further down see it as empty.
    """

    steps: Mapping[str, Step]
    questions: Mapping[str, Question]
    answers: Mapping[str, Any]

    def of_step(self, step: Step) -> list[Question]:
        """The questions asked on one page."""
        return [question for question in step.questions if question.id in self.questions]


def visible(form: Form, answers: Mapping[str, Any]) -> Visible:
    """Conditions look back only, so one pass from top to bottom decides everything."""
    steps: dict[str, Step] = {}
    questions: dict[str, Question] = {}
    counting: dict[str, Any] = {}
    for step in form.steps:
        if step.show_when is not None and not holds(step.show_when, counting):
            continue
        steps[step.id] = step
        for question in step.questions:
            if question.show_when is not None and not holds(question.show_when, counting):
                continue
            questions[question.id] = question
            if question.id in answers:
                counting[question.id] = answers[question.id]
    return Visible(steps, questions, counting)
