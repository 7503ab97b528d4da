"""Values that the form works out itself; nobody types them."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.values.money import euros

from .amounts import say_unit
from .base import AnswerContext, AnswerError, QuestionType

AS = ("number", "money", "percent")
DO = ("sum", "count", "difference", "share")
PARTS = ("costs", "incomes", "grant", "own_share")


class Calculated(QuestionType):
    """A sum, count, difference or share of earlier answers, shown live and worked out on the server."""

    code = "calculated"
    is_personal = True
    template = "forms/types/calculated.html"
    settings = frozenset({"formula", "as", "decimals", "unit"})
    seconds = 0
    asks = False
    fits_in_rows = False

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
        if raw.get("as", "number") not in AS or raw.get("decimals", 0) not in (0, 1, 2):
            errors.append(_("A calculated value is a number, money or percent with at most two decimals."))
        return errors

    def parse(self, question: Question, raw: object, context: AnswerContext) -> None:
        if raw not in (None, ""):
            raise AnswerError(_("This value is calculated, so there is nothing to answer."))

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


def _is_ref(ref: object) -> bool:
    return (
        isinstance(ref, Mapping)
        and set(ref) <= {"question", "column", "part"}
        and len(ref) <= 2
        and all(isinstance(each, str) for each in ref.values())
        and "question" in ref
        and ref.get("part", "costs") in PARTS
    )
