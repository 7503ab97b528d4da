"""Places in a form, named as editors see them: page, question, text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.forms.definition.mistakes import Mistake

Raw = dict[str, Any]
FIELDS = {
    "title": gettext_lazy("Title"),
    "intro": gettext_lazy("Introduction"),
    "label": gettext_lazy("Text"),
    "help": gettext_lazy("Help"),
    "text": gettext_lazy("Text"),
    "unit": gettext_lazy("Unit"),
    "row_label": gettext_lazy("Name of a row"),
    "add_label": gettext_lazy("Text of the button that adds a row"),
    "show_when": gettext_lazy("Show only when"),
    "required": gettext_lazy("Required when"),
    "stop_when": gettext_lazy("Stop with advice when"),
    "advice": gettext_lazy("Advice to show"),
    "options": gettext_lazy("Answers"),
    "needs": gettext_lazy("Opens only after"),
    "formula": gettext_lazy("Calculation"),
    "code": gettext_lazy("Key"),
    "steps": gettext_lazy("Pages"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is missing in some languages; `trail` are the words that lead there."""

    trail: tuple[str, ...]
    languages: tuple[str, ...]
    path: str
    german: str = ""

    def __str__(self) -> str:
        if self.languages == ("de",):
            return _("%(place)s: the text is empty.") % {"place": ", ".join(self.trail)}
        text = _("%(place)s: text missing in %(languages)s")
        return text % {"place": ", ".join(self.trail), "languages": language_names(self.languages)}


def language_names(codes: tuple[str, ...]) -> str:
    """The names of languages in the reader's language."""
    names = {
        "de": _("German"),
        "en": _("English"),
        "ar": _("Arabic"),
        "uk": _("Ukrainian"),
    }
    known = dict(settings.LANGUAGES)
    return ", ".join(names.get(code) or str(known.get(code, code)) for code in codes)


class Places:
    """The names of all places of one form, by key."""

    def __init__(self, steps: list[Raw]) -> None:
        self.types: dict[str, str] = {}
        self.steps: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self.columns: dict[tuple[str, str], str] = {}
        for number, step in enumerate(steps, 1):
            name = self.step_name(number, step["value"])
            self.steps[step["value"]["key"]] = name
            for entry in step["value"].get("questions") or ():
                self._entry(entry, name)

    def _entry(self, entry: Raw, above: str) -> None:
        value = entry["value"]
        if entry["type"] == "section":
            name = f"{above}, {self.section_name(value)}"
            self.questions.setdefault(value["key"], name)
            for question in value.get("questions") or ():
                self._entry(question, name)
            return
        self.types[value["key"]] = entry["type"]
        self.questions[value["key"]] = f"{above}, {self.question_name(value)}"
        for column in _columns(value):
            self._column(value["key"], "", "", column["value"])

    def _column(self, question: str, inside: str, above: str, value: Raw) -> None:
        key, name = f"{inside}{value['key']}", f"{above}{self.question_name(value)}"
        self.columns[question, key] = name
        for column in _columns(value):
            self._column(question, f"{key}.", f"{name}, ", column["value"])

    def step_name(self, number: int, value: Raw) -> str:
        """A page by its number and title."""
        return _("Page %(number)s “%(title)s”") % {"number": number, "title": value.get("title") or "…"}

    def section_name(self, value: Raw) -> str:
        """A group by its title."""
        return _("group “%(title)s”") % {"title": value.get("title") or value["key"]}

    def question_name(self, value: Raw) -> str:
        """A question by its label."""
        return _("question “%(label)s”") % {"label": value.get("label") or value["key"]}

    def field(self, key: str) -> str:
        """A field of a place."""
        return str(FIELDS.get(key, key))

    def say(self, mistake: Mistake) -> str:
        """A mistake with its place in words."""
        place = mistake.place
        named = (
            self.questions.get(place.question) or self.steps.get(place.step) or place.question or place.step
        )
        column = self.columns.get((place.question, place.column), place.column)
        parts = [part for part in (named, column, self.field(place.field) if place.field else "") if part]
        return f"{', '.join(parts)}: {mistake.message}" if parts else mistake.message


def _columns(value: Raw) -> Iterator[Raw]:
    yield from value.get("questions") or ()
    yield from value.get("columns") or ()
