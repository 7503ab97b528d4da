"""Numbers and amounts of money, typed as people write them in Germany or in English."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say
from workflows.values import Unreadable
from workflows.values.money import euros
from workflows.values.numbers import MOST, plain, read_number, stored_number

from .base import AnswerContext, AnswerError, Finding, QuestionType, one_line


class Number(QuestionType):
    """A number with up to two decimals, by default none."""

    code = "number"
    says_little = True
    template = "forms/types/number.html"
    settings = frozenset({"min", "max", "decimals", "unit"})
    keeps_zeros = False

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        errors = [] if raw.get("decimals", 0) in (0, 1, 2) else [_("decimals is 0, 1 or 2")]
        return errors + limit_errors(raw)

    def decimals(self, question: Question) -> int:
        """How many decimals are allowed."""
        return int(question.settings.get("decimals", 0))

    def parse(self, question: Question, raw: object, context: AnswerContext) -> object:
        text = one_line(raw, longest=40)
        if not text:
            return None
        # A number of JSON says itself where its decimals begin: 1.234 is no thousand.
        number = stored_number(raw) if isinstance(raw, int | float) else self._typed(text)
        if number is None or abs(number) >= MOST:
            raise AnswerError(self.unreadable())
        places = self.decimals(question)
        if number != round(number, places):
            raise AnswerError(self.too_fine(places))
        return self.stored(number, places)

    def _typed(self, text: str) -> Decimal:
        try:
            return read_number(text)
        except Unreadable as error:
            raise AnswerError(self.unreadable()) from error

    def stored(self, number: Decimal, places: int) -> object:
        """A whole number as int, one with decimals as text."""
        return plain(round(number, places)) if places else int(number)

    def unreadable(self) -> str:
        """What to say when it is not a number."""
        return _("Please write a number, for example 12.")

    def too_fine(self, places: int) -> str:
        """What to say when there are too many decimals."""
        if not places:
            return _("Please write a whole number, for example 12.")
        return _("Please use at most %(places)s digits after the comma.") % {"places": places}

    def check(self, question: Question, value: object, context: AnswerContext) -> list[Finding]:
        number = Decimal(str(value))
        least, most = question.settings.get("min", 0), question.settings.get("max")
        if least is not None and number < Decimal(str(least)):
            return [Finding(_("Please write at least %(least)s.") % {"least": self.shown(least)})]
        if most is not None and number > Decimal(str(most)):
            return [Finding(_("Please write at most %(most)s.") % {"most": self.shown(most)})]
        return []

    def shown(self, limit: object) -> str:
        """A limit as text."""
        return number_format(Decimal(str(limit)), force_grouping=True)

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        if value is None:
            return ""
        text = plain(Decimal(str(value))).replace(".", ",")
        return text if self.keeps_zeros else text.removesuffix(",00")

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        if value is None:
            return ""
        unit = question.settings.get("unit", "")
        text = number_format(Decimal(str(value)), force_grouping=True)
        return f"{text} {say_unit(unit)}".strip()

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        if self.decimals(question):
            return {"type": "string", "pattern": r"^-?\d{1,12}(\.\d{1,2})?$"}
        limits = {"minimum": question.settings.get("min", 0), "maximum": question.settings.get("max")}
        known = {key: stored_number(value) for key, value in limits.items()}
        return {"type": "integer", **{key: _json(each) for key, each in known.items() if each is not None}}

    def limits(self, question: Question, context: AnswerContext) -> dict[str, object]:
        least = {} if "min" in question.settings else {"min": 0}
        return {**least, **super().limits(question, context), "decimals": self.decimals(question)}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        return {
            "inputmode": "decimal" if self.decimals(question) else "numeric",
            "unit": say_unit(question.settings.get("unit", "")),
        }

    def missing(self, question: Question) -> str:
        return _("Please write a number.")


class Money(Number):
    """An amount in euros and cents, stored as text with two decimals."""

    code = "money"
    settings = frozenset({"min", "max"})
    keeps_zeros = True

    def decimals(self, question: Question) -> int:
        return 2

    def unreadable(self) -> str:
        return _("Please write an amount in euros, for example 1.234,50.")

    def too_fine(self, places: int) -> str:
        return _("Please write the amount with at most two digits after the comma.")

    def shown(self, limit: object) -> str:
        return euros(Decimal(str(limit)))

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        return "" if value is None else euros(Decimal(str(value)))

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "string", "pattern": r"^-?\d{1,12}\.\d{2}$"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        return {"inputmode": "decimal", "unit": "€"}

    def missing(self, question: Question) -> str:
        return _("Please write an amount.")


def limit_errors(raw: Mapping[str, object]) -> list[str]:
    """Mistakes in the least and the most that a definition allows."""
    errors = []
    for key in ("min", "max"):
        if key in raw and raw[key] is not None and stored_number(raw[key]) is None:
            errors.append(_("%(key)s is not a number") % {"key": key})
    least, most = (stored_number(raw.get(key)) for key in ("min", "max"))
    if least is not None and most is not None and least > most:
        errors.append(_("min is greater than max"))
    return errors


def _json(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def say_unit(unit: Any) -> str:
    """The unit in the reader's language."""
    return say(unit)
