"""Values that the form works out itself; nobody types them."""

import json
from collections.abc import Mapping
from decimal import Decimal

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _

from workflows.forms.definition.arithmetic import places
from workflows.forms.definition.parts import Question
from workflows.values.money import euros
from workflows.values.numbers import stored_number

from .amounts import limit_errors, say_unit
from .base import AnswerContext, AnswerError, Finding, QuestionType

AS = ("number", "money", "percent")
DO = ("sum", "count", "difference", "product", "share")
PARTS = ("costs", "incomes", "grant", "own_share")


class Calculated(QuestionType):
    """A value worked out of earlier answers, or in a list out of earlier cells of its row, shown live."""

    code = "calculated"
    says_little = True
    is_personal = True
    template = "forms/types/calculated.html"
    settings = frozenset({"formula", "as", "decimals", "unit", "min", "max"})
    seconds = 0
    asks = False

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        formula = raw.get("formula")
        if not isinstance(formula, Mapping) or set(formula) != {"do", "of"} or formula["do"] not in DO:
            return [_("A formula needs what to do and with which answers.")]
        refs = formula["of"]
        if not isinstance(refs, list) or not refs or not all(_is_ref(ref) for ref in refs):
            return [_("A formula needs at least one earlier answer.")]
        errors = []
        if formula["do"] == "share" and len(refs) != 2:
            errors.append(_("A share is of exactly two answers: the part and the whole."))
        if formula["do"] == "difference" and len(refs) < 2:
            errors.append(_("A difference needs at least two answers."))
        if formula["do"] == "product" and len(refs) != 2:
            errors.append(_("A product is of exactly two answers, for example a number and its price."))
        if raw.get("as", "number") not in AS or raw.get("decimals", 0) not in (0, 1, 2):
            errors.append(_("A calculated value is a number, money or percent with at most two decimals."))
        return errors + limit_errors(raw)

    def parse(self, question: Question, raw: object, context: AnswerContext) -> None:
        if raw not in (None, ""):
            raise AnswerError(_("This value is calculated, so there is nothing to answer."))

    def check(self, question: Question, value: object, context: AnswerContext) -> list[Finding]:
        number, settings = Decimal(str(value)), question.settings
        least, most = (stored_number(settings.get(key)) for key in ("min", "max"))
        said = {"value": self.display(question, value, context)}
        if least is not None and number < least:
            said["limit"] = self.display(question, least, context)
            text = _(
                "This comes to %(value)s and has to be at least %(limit)s. Please look at the answers above."
            )
            return [Finding(text % said)]
        if most is not None and number > most:
            said["limit"] = self.display(question, most, context)
            text = _(
                "This comes to %(value)s and may be at most %(limit)s. Please look at the answers above."
            )
            return [Finding(text % said)]
        return []

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        if value is None:
            return ""
        number, kind = Decimal(str(value)), question.settings.get("as", "number")
        if kind == "money":
            return euros(number)
        text = number_format(number, force_grouping=True)
        return (
            f"{text}\u00a0%"
            if kind == "percent"
            else f"{text} {say_unit(question.settings.get('unit', ''))}".strip()
        )

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": ["string", "integer", "null"], "readOnly": True}


def draw_formula(question: Question, refs: list[Mapping[str, object]], shown: str) -> dict[str, object]:
    """The value so far, and what the browser needs to go on with it while people type."""
    settings = question.settings
    formula = {
        "do": settings["formula"]["do"],
        "of": refs,
        "as": settings.get("as", "number"),
        "places": places(settings),
        "unit": say_unit(settings.get("unit", "")),
    }
    return {"formula": json.dumps(formula), "shown": shown, "marks": marks()}


def marks() -> dict[str, str]:
    """How amounts are written in the reader's language."""
    thousand = get_format("THOUSAND_SEPARATOR") if get_format("NUMBER_GROUPING") else ""
    return {"decimal": get_format("DECIMAL_SEPARATOR"), "thousand": thousand}


def _is_ref(ref: object) -> bool:
    return (
        isinstance(ref, Mapping)
        and set(ref) <= {"question", "column", "part"}
        and len(ref) <= 2
        and all(isinstance(each, str) for each in ref.values())
        and "question" in ref
        and ref.get("part", "costs") in PARTS
    )
