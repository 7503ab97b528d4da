"""E-mail addresses, phone numbers and bank accounts."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.values import Unreadable
from workflows.values.addresses import read_address
from workflows.values.ibans import read_iban, show_iban
from workflows.values.phones import read_phone, show_phone

from .base import AnswerContext, AnswerError, QuestionType, one_line


def _read(text: str, reader: Callable[[str], str]) -> str | None:
    """The value as `reader` understands it; None when nothing was typed."""
    try:
        return reader(text) if text else None
    except Unreadable as error:
        raise AnswerError(error.message) from error


class Email(QuestionType):
    """An e-mail address."""

    code = "email"
    template = "forms/types/line.html"
    settings = frozenset({"autocomplete"})

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        return _read(one_line(raw), read_address)

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "string", "format": "email", "maxLength": 320}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        autocomplete = question.settings.get("autocomplete", "email")
        return {"input_type": "email", "autocomplete": autocomplete, "ltr": True}

    def missing(self, question: Question) -> str:
        return _("Please write an e-mail address.")


class Phone(QuestionType):
    """A phone number, stored as +49…; numbers that begin with 0 are German."""

    code = "phone"
    template = "forms/types/line.html"
    settings = frozenset({"autocomplete"})

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        return _read(one_line(raw, longest=60), read_phone)

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        return self.display(question, value, context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return show_phone(value) if value else ""

    def export(self, question: Question, value: object, context: AnswerContext) -> str:
        return f"'{value}" if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "string", "pattern": r"^\+\d{4,15}$"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        autocomplete = question.settings.get("autocomplete", "tel")
        return {"input_type": "tel", "autocomplete": autocomplete, "ltr": True}

    def missing(self, question: Question) -> str:
        return _("Please write a phone number.")


class Iban(QuestionType):
    """An IBAN with a correct check number, stored without spaces."""

    code = "iban"
    template = "forms/types/line.html"

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        return _read(one_line(raw, longest=60), read_iban)

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        return self.display(question, value, context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return show_iban(value) if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "string", "pattern": r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, Any]:
        return {"input_type": "text", "autocomplete": "off", "ltr": True, "width": 30}

    def missing(self, question: Question) -> str:
        return _("Please write the IBAN.")
