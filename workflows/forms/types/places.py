"""Addresses, municipalities and organisations."""

import difflib
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Option, Question
from workflows.forms.definition.texts import say
from workflows.values import Unreadable
from workflows.values.postcodes import read_postcode

from .base import AnswerContext, AnswerError, QuestionType, label_of, one_line, options_schema

ADDRESS_PARTS = ("care_of", "street", "postcode", "town", "country")
_AUTOCOMPLETE = {
    "care_of": "",
    "street": "address-line1",
    "postcode": "postal-code",
    "town": "address-level2",
    "country": "country-name",
}


class Address(QuestionType):
    """A postal address; the country is empty for Germany."""

    code = "address"
    template = "forms/types/address.html"
    settings = frozenset({"care_of", "abroad"})
    seconds = 40
    fits_in_rows = False
    grouped = True

    def parts(self, question: Question) -> list[str]:
        """The lines that are asked for: c/o and country only where the definition says so."""
        return [
            part
            for part in ADDRESS_PARTS
            if (part != "care_of" or question.settings.get("care_of"))
            and (part != "country" or question.settings.get("abroad"))
        ]

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        return {part: post.get(f"{name}-{part}", "") for part in self.parts(question)}

    def parse(self, question: Question, raw: object, context: AnswerContext) -> dict[str, str] | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, Mapping) or set(raw) - set(ADDRESS_PARTS):
            raise AnswerError(_("Please send street, postcode and town here."))
        cells = {part: one_line(raw.get(part), longest=200) for part in self.parts(question)}
        if not any(cells.values()):
            return None
        errors = self._errors(cells)
        if errors:
            raise AnswerError(" ".join(errors.values()), errors)
        return {part: cell for part, cell in cells.items() if cell}

    def _errors(self, cells: dict[str, str]) -> dict[str, str]:
        errors = {}
        if not cells["street"]:
            errors["street"] = _("Please write street and house number.")
        if not cells.get("country"):
            try:
                cells["postcode"] = read_postcode(cells["postcode"])
            except Unreadable as error:
                errors["postcode"] = error.message
        if not cells["town"]:
            errors["town"] = _("Please write the town.")
        return errors

    def written(self, question: Question, value: Any, context: AnswerContext) -> dict[str, str]:
        return {part: (value or {}).get(part, "") for part in self.parts(question)}

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        if not value:
            return ""
        town = f"{value.get('postcode', '')} {value.get('town', '')}".strip()
        lines = [value.get("care_of", ""), value.get("street", ""), town, value.get("country", "")]
        return "\n".join(line for line in lines if line)

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        parts = self.parts(question)
        return {
            "type": "object",
            "properties": {part: {"type": "string", "maxLength": 200} for part in parts},
            "required": ["street", "town", *([] if "country" in parts else ["postcode"])],
            "additionalProperties": False,
        }

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        cells = raw if isinstance(raw, Mapping) else {}
        labels = {
            "care_of": _("c/o (if the letter box has another name)"),
            "street": _("Street and house number"),
            "postcode": _("Postcode"),
            "town": _("Town"),
            "country": _("Country (if not Germany)"),
        }
        return {
            "parts": [
                {
                    "name": f"{name}-{part}",
                    "part": part,
                    "label": labels[part],
                    "value": cells.get(part, ""),
                    "autocomplete": _AUTOCOMPLETE[part],
                    "short": part == "postcode",
                }
                for part in self.parts(question)
            ]
        }

    def missing(self, question: Question) -> str:
        return _("Please write the address.")


class Municipality(QuestionType):
    """A town or village: one of the process's table, or its name where there is no table."""

    code = "municipality"
    template = "forms/types/municipality.html"
    settings = frozenset({"options", "options_from"})

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        text = one_line(raw, longest=150)
        options = context.options(question)
        if not text or not options:
            return text or None
        wanted = text.casefold()
        for option in options:
            if option.code == text or wanted in {name.casefold() for name in _names(option)}:
                return option.code
        raise AnswerError(self._unknown(text, options))

    def _unknown(self, text: str, options: tuple[Option, ...]) -> str:
        names = [say(option.label) for option in options]
        near = difflib.get_close_matches(text[:80], names, n=3, cutoff=0.6)
        if near:
            return _("We don’t know this place. Did you mean: %(places)s?") % {"places": ", ".join(near)}
        return _("We don’t know this place. Please choose one from the list.")

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        return self.display(question, value, context)

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return label_of(context.options(question), value) if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        options = context.options(question)
        return options_schema(options) if options else {"type": "string", "maxLength": 150}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        return {"names": [say(option.label) for option in context.options(question)], "list": f"{name}-list"}

    def missing(self, question: Question) -> str:
        return _("Please write the name of the town or village.")


def _names(option: Option) -> list[str]:
    return [option.label] if isinstance(option.label, str) else list(option.label.values())


class Organisation(QuestionType):
    """An organisation that the person belongs to, stored as identifier and name."""

    code = "organisation"
    is_personal = True
    template = "forms/types/choice.html"
    fits_in_rows = False
    grouped = True

    def parse(self, question: Question, raw: object, context: AnswerContext) -> dict[str, str] | None:
        if isinstance(raw, Mapping):
            raw = raw.get("id")
        wanted = one_line(raw, longest=60)
        if not wanted:
            return None
        if wanted not in context.organisations:
            raise AnswerError(_("Please choose one of your organisations."))
        return {"id": wanted, "name": context.organisations[wanted]}

    def written(self, question: Question, value: Any, context: AnswerContext) -> str:
        return value["id"] if value else ""

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return value["name"] if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        known = tuple(Option(key, name) for key, name in context.organisations.items())
        parts = {"id": {**options_schema(known), "format": "uuid"}, "name": {"type": "string"}}
        return {"type": "object", "properties": parts, "required": ["id"]}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        options = [
            {"code": code, "label": label, "checked": raw == code}
            for code, label in context.organisations.items()
        ]
        return {"control": "radio", "options": options}

    def missing(self, question: Question) -> str:
        return _("Please choose your organisation.")
