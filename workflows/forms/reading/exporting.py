"""A form for other front ends: JSON Schema of the answers, order of the screens, conditions as JsonLogic."""

from collections.abc import Mapping

from django.utils.translation import get_language_info

from ..definition.arithmetic import places
from ..definition.formula_logic import formula_logic
from ..definition.jsonlogic import to_jsonlogic
from ..definition.parts import Form, Question, Rule, Section, Step, Stop
from ..definition.texts import say
from ..screens.progress import minutes_of
from ..types import AnswerContext, type_of
from .schemas import answers_schema

Known = Mapping[str, Question]


def export_form(form: Form, context: AnswerContext, *, version: int | None = None) -> dict[str, object]:
    """The form in the active language, its quotes not filled in.

    A dot in a question id is a path in JsonLogic and an object in the schema (`nested`). An answer that a
    condition hides counts as empty.
    """
    return {
        "code": form.code,
        "version": version,
        "language": context.language,
        "direction": "rtl" if get_language_info(context.language)["bidi"] else "ltr",
        "title": say(form.title),
        "intro": say(form.intro),
        "minutes": form.minutes or sum(minutes_of(step.questions) for step in form.steps),
        "answers_schema": answers_schema(form, context),
        "steps": [_step(step, context, form.questions) for step in form.steps],
    }


def _step(step: Step, context: AnswerContext, known: Known) -> dict[str, object]:
    return {
        "id": step.id,
        "title": say(step.title),
        "intro": say(step.intro),
        "needs": list(step.needs),
        "show_when": _logic(step.show_when),
        "stop_when": _stop(step.stop_when),
        "sections": [_section(section) for section in step.sections],
        "questions": [_question(question, context, known) for question in step.questions],
    }


def _question(question: Question, context: AnswerContext, known: Known) -> dict[str, object]:
    required = question.required
    of_row = {column.id: column for column in question.columns}
    return {
        "id": question.id,
        "type": question.type,
        "label": say(question.label),
        "help": say(question.help),
        "text": say(question.settings.get("text")),
        "required": required if isinstance(required, bool) else to_jsonlogic(required),
        "show_when": _logic(question.show_when),
        "stop_when": _stop(question.stop_when),
        "section": question.section,
        "formula": _formula(question, known),
        "limits": type_of(question).limits(question, context),
        "columns": [_question(column, context, of_row) for column in question.columns],
        "own_pages": question.on_own_pages,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "id": section.id,
        "title": say(section.title),
        "intro": say(section.intro),
        "show_when": _logic(section.show_when),
    }


def _formula(question: Question, known: Known) -> dict[str, object] | None:
    settings = question.settings
    if question.type != "calculated":
        return None
    formula = settings["formula"]
    return {
        "do": formula["do"],
        "of": formula["of"],
        "shown_as": settings.get("as", "number"),
        "decimals": places(settings),
        "logic": formula_logic(formula, known),
    }


def _logic(rule: Rule | None) -> dict[str, object] | None:
    return to_jsonlogic(rule) if rule else None


def _stop(stop: Stop | None) -> dict[str, object] | None:
    return {"when": to_jsonlogic(stop.when), "advice": say(stop.advice)} if stop else None
