"""The answers to a form as JSON Schema that every program of others takes without further ado.

Draft 7 is what form renderers and validators read when nobody tells them more. Names have no dots, which
renderers read as paths: answers to questions like `board.pay` stand in an object `board`.
"""

from typing import Any

from ..definition.parts import Form, Question, Step
from ..definition.texts import say
from ..types import AnswerContext, type_of
from .workbook import asked

DRAFT = "http://json-schema.org/draft-07/schema#"
Node = dict[str, Any]


def answers_schema(form: Form, context: AnswerContext) -> Node:
    """The schema of complete answers, in the active language; what depends on other answers is optional."""
    root = _object()
    for step in form.steps:
        for question in asked(step.questions):
            node = {"title": say(question.label), **type_of(question).schema(question, context)}
            if say(question.help):
                node["description"] = say(question.help)
            _place(root, question, node, step, required=_always(form, step, question))
    return {"$schema": DRAFT, **root}


def _object() -> Node:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def _place(root: Node, question: Question, node: Node, step: Step, *, required: bool) -> None:
    """The question in the object that its id names; an object is required as soon as a part of it is."""
    *path, last = question.id.split(".")
    place = root
    for part in path:
        inner = place["properties"].setdefault(part, {"title": say(step.title), **_object()})
        _require(place, part, required)
        place = inner
    place["properties"][last] = node
    _require(place, last, required)


def _require(place: Node, name: str, required: bool) -> None:
    if required and name not in place["required"]:
        place["required"].append(name)


def _always(form: Form, step: Step, question: Question) -> bool:
    """Whether no other answer can make the question fall away."""
    section = form.sections.get(question.section)
    rules = (step.show_when, question.show_when, section.show_when if section else None)
    return question.required is True and not any(rules)
