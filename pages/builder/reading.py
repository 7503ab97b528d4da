"""From the builder's blocks and their translations to a definition, noting every text that is missing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.definition.texts import LANGUAGE_CODES
from workflows.values import Unreadable
from workflows.values.numbers import plain, read_number

from . import keys
from .blocks.settings import TEXTS
from .conditions import read_condition
from .places import Gap, Places

Raw = dict[str, Any]
Types = Mapping[str, str]
SOURCE = "de"
# Translations of one form: (path, German text) -> {language: text}.
Translations = Mapping[tuple[str, str], Mapping[str, str]]


@dataclass
class Reading:
    """What a draft says: its definition (German where a translation is missing), and what is missing."""

    definition: Raw
    places: Places
    gaps: list[Gap] = field(default_factory=list)
    texts: int = 0

    def missing(self, language: str) -> int:
        """How many texts are missing in a language."""
        return sum(language in gap.languages for gap in self.gaps)


def read(  # noqa: PLR0913  the fields of a draft
    *, code: str, title: str, intro: str, minutes: int | None, steps: list[Raw], translations: Translations
) -> Reading:
    """The definition of a form written in blocks (as the database keeps them)."""
    reader = _Reader(keys.fill(steps), translations)
    definition: Raw = {"code": code, "title": reader.text("title", title, [], _("Title"))}
    reader.put(definition, "intro", intro, "intro", [])
    if minutes:
        definition["minutes"] = minutes
    definition["steps"] = [reader.step(number, entry) for number, entry in enumerate(steps, 1)]
    return Reading(definition, reader.places, reader.gaps, reader.texts)


class _Reader:
    """One walk through the blocks; `trail` says in words where it is."""

    def __init__(self, steps: list[Raw], translations: Translations) -> None:
        self.translations = translations
        self.gaps: list[Gap] = []
        self.texts = 0
        self.places = Places(steps)
        self.types = self.places.types

    def text(self, path: str, german: str, trail: list[str], name: str) -> dict[str, str]:
        """The text in all languages; a gap where one is missing."""
        german = clean(german)
        known = self.translations.get((path, german), {})
        missing = [each for each in LANGUAGE_CODES if each != SOURCE and not known.get(each, "").strip()]
        if not german.strip():
            missing = [SOURCE]
        if missing:
            self.gaps.append(Gap((*trail, name), tuple(missing), path, german))
        self.texts += 1
        stand_in = german if german.strip() else "…"
        return {each: stand_in if each == SOURCE else known.get(each) or stand_in for each in LANGUAGE_CODES}

    def put(self, into: Raw, key: str, german: object, path: str, trail: list[str]) -> None:
        """`into[key]` is the text, when there is one."""
        if german and str(german).strip():
            into[key] = self.text(path, str(german), trail, self.places.field(key))

    def step(self, number: int, entry: Raw) -> Raw:
        """One page."""
        value, path = entry["value"], f"steps.{entry['id']}"
        trail = [self.places.step_name(number, value)]
        found: Raw = {
            "id": value["key"],
            "title": self.text(f"{path}.title", value.get("title") or "", trail, _("Title")),
        }
        self.put(found, "intro", value.get("intro"), f"{path}.intro", trail)
        if needs := [each["value"] for each in value.get("needs") or ()]:
            found["needs"] = needs
        self.rules(found, value, path, trail)
        found["questions"] = [
            self.section(each, path, trail) if each["type"] == "section" else self.question(each, path, trail)
            for each in value.get("questions") or ()
        ]
        return found

    def section(self, entry: Raw, above: str, trail: list[str]) -> Raw:
        """A group of questions under a title."""
        value, path = entry["value"], f"{above}.questions.{entry['id']}"
        trail = [*trail, self.places.section_name(value)]
        found: Raw = {"id": value["key"], "type": "section"}
        found["title"] = self.text(f"{path}.title", value.get("title") or "", trail, _("Title"))
        self.put(found, "intro", value.get("intro"), f"{path}.intro", trail)
        self.rules(found, value, path, trail)
        found["questions"] = [self.question(each, path, trail) for each in value.get("questions") or ()]
        return found

    def question(
        self, entry: Raw, above: str, trail: list[str], inside: str = "questions", row: Types | None = None
    ) -> Raw:
        """A question, or a column of a list whose `row` has questions of these types."""
        value, path = entry["value"], f"{above}.{inside}.{entry['id']}"
        trail = [*trail, self.places.question_name(value)]
        found = {**_other(value), "id": value["key"], "type": entry["type"]}
        found["label"] = self.text(f"{path}.label", value.get("label") or "", trail, _("Text"))
        self.put(found, "help", value.get("help"), f"{path}.help", trail)
        if value.get("required"):
            found["required"] = True
        for key, setting in value.items():
            if key not in _NOT_SETTINGS:
                self.setting(found, key, setting, path, trail)
        self.rules(found, value, path, trail, row)
        return found

    def setting(self, found: Raw, key: str, value: Any, path: str, trail: list[str]) -> None:
        """One setting of a type, left out when empty."""
        if key in TEXTS:
            self.put(found, key, value, f"{path}.{key}", trail)
        elif key == "options":
            if value:
                found[key] = [self.option(each, f"{path}.options", trail) for each in value]
        elif key in ("questions", "columns"):
            row = {each["value"]["key"]: each["type"] for each in value or ()}
            found[key] = [self.question(each, path, trail, key, row) for each in value or ()]
        elif key == "formula":
            found[key] = {
                "do": value["do"],
                "of": [{k: v for k, v in each["value"].items() if v} for each in value.get("of") or ()],
            }
        elif value not in (None, "", False):
            found[key] = _limit(value) if key in ("min", "max") and found["type"] != "date" else value

    def option(self, entry: Raw, path: str, trail: list[str]) -> Raw:
        """One answer to choose."""
        value = entry["value"]
        name = _("answer “%(label)s”") % {"label": value.get("label") or value["code"]}
        found: Raw = {"code": value["code"]}
        found["label"] = self.text(f"{path}.{entry['id']}.label", value.get("label") or "", trail, name)
        self.put(found, "help", value.get("help"), f"{path}.{entry['id']}.help", [*trail, name])
        return found

    def rules(self, found: Raw, value: Raw, path: str, trail: list[str], row: Types | None = None) -> None:
        """What depends on earlier answers, in a list on those of the same row."""
        for entry in value.get("rules") or ():
            condition = read_condition(entry["value"], self.types if row is None else row)
            if entry["type"] == "stop_when":
                advice = entry["value"].get("advice") or ""
                text = self.text(f"{path}.rules.{entry['id']}.advice", advice, trail, _("Advice to show"))
                found["stop_when"] = {"when": condition, "advice": text}
            else:
                found["required" if entry["type"] == "required_when" else "show_when"] = condition


_NOT_SETTINGS = frozenset({"label", "help", "required", "rules", "key", "other"})


def clean(text: str) -> str:
    """The text with one kind of line end, whatever browser it came from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _other(value: Raw) -> Raw:
    try:
        found = json.loads(value.get("other") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _limit(value: str) -> object:
    try:
        number = read_number(str(value))
    except Unreadable:
        return value  # the check of the definition says what is wrong with it
    return int(number) if number.as_tuple().exponent == 0 else plain(number)
