"""E-mail addresses, phone numbers and bank accounts."""

from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from workflows.forms.definition.parts import Question

from .base import AnswerContext, AnswerError, QuestionType, one_line

SHORTEST = 5  # digits without the country code


class Email(QuestionType):
    """An e-mail address."""

    code = "email"
    template = "forms/types/line.html"
    settings = frozenset({"autocomplete"})

    def parse(self, question: Question, raw: Any, context: AnswerContext) -> str | None:
        text = one_line(raw).replace(" ", "")
        if not text:
            return None
        try:
            validate_email(text)
        except (ValidationError, ValueError) as error:
            raise AnswerError(
                _("This is not a complete e-mail address. It looks like name@example.org.")
            ) from error
        return text

    def schema(self, question: Question, context: AnswerContext) -> dict[str, Any]:
        return {"type": "string", "format": "email", "maxLength": 320}

    def field(self, question: Question, raw: Any, name: str, context: AnswerContext) -> dict[str, Any]:
        autocomplete = question.settings.get("autocomplete", "email")
        return {"input_type": "email", "autocomplete": autocomplete, "ltr": True}

    def missing(self, question: Question) -> str:
        return _("Please write an e-mail address.")


class Phone(QuestionType):
    """A phone number, stored as +49…; numbers without a country code are German."""

    code = "phone"
    template = "forms/types/line.html"
    settings = frozenset({"autocomplete"})

    def parse(self, question: Question, raw: Any, context: AnswerContext) -> str | None:
        text = one_line(raw, longest=60)
        if not text:
            return None
        try:
            number = phonenumbers.parse(text, "DE")
        except phonenumbers.NumberParseException as error:
            raise AnswerError(self._unreadable()) from error
        too_short = len(str(number.national_number)) < SHORTEST
        if too_short or number.extension or not phonenumbers.is_possible_number(number):
            raise AnswerError(self._unreadable())
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _unreadable(self) -> str:
        return _("This is not a complete phone number. It looks like 06841 12345 or +49 6841 12345.")

    def written(self, question: Question, value: Any, context: AnswerContext) -> str:
        return self.display(question, value, context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        if not value:
            return ""
        try:
            number = phonenumbers.parse(value, "DE")
        except phonenumbers.NumberParseException:
            return str(value)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def export(self, question: Question, value: Any, context: AnswerContext) -> str:
        return f"'{value}" if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\+\d{4,15}$"}

    def field(self, question: Question, raw: Any, name: str, context: AnswerContext) -> dict[str, Any]:
        autocomplete = question.settings.get("autocomplete", "tel")
        return {"input_type": "tel", "autocomplete": autocomplete, "ltr": True}

    def missing(self, question: Question) -> str:
        return _("Please write a phone number.")


class Iban(QuestionType):
    """An IBAN with a correct check number, stored without spaces."""

    code = "iban"
    template = "forms/types/line.html"

    def parse(self, question: Question, raw: Any, context: AnswerContext) -> str | None:
        text = one_line(raw, longest=60).replace(" ", "").upper()
        if not text:
            return None
        try:
            return str(IBAN(text).compact)
        except (SchwiftyException, ValueError, KeyError, IndexError) as error:
            raise AnswerError(
                _("This IBAN is not right. Please compare it with your bank card: DE and 20 digits.")
            ) from error

    def written(self, question: Question, value: Any, context: AnswerContext) -> str:
        return self.display(question, value, context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return " ".join(value[start : start + 4] for start in range(0, len(value), 4)) if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$"}

    def field(self, question: Question, raw: Any, name: str, context: AnswerContext) -> dict[str, Any]:
        return {"input_type": "text", "autocomplete": "off", "ltr": True, "width": 30}

    def missing(self, question: Question) -> str:
        return _("Please write the IBAN.")
