"""Checks a definition before it is frozen: every mistake is named with its place."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from workflows.forms.types import TYPES

from .mistakes import DefinitionError, Mistake, Place, missing_text
from .parts import COMMON_KEYS, SECTION
from .quotes import TEXT_SETTINGS
from .references import References, RowReferences
from .texts import missing_languages

__all__ = ["DefinitionError", "check_definition"]

QUESTION_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
STEP_ID = re.compile(r"[a-z][a-z0-9_-]*")
RESERVED_STEPS = frozenset({"check", "resume", "print", "read", "submit", "autosave", "done"})
FORM_KEYS = frozenset({"code", "title", "intro", "minutes", "steps"})
STEP_KEYS = frozenset({"id", "title", "intro", "questions", "show_when", "stop_when", "needs"})
SECTION_KEYS = frozenset({"id", "type", "title", "intro", "questions", "show_when"})
MOST_QUESTIONS = 400


def check_definition(raw: object) -> None:
    """Return quietly when the definition can be used, raise DefinitionError with all mistakes otherwise."""
    mistakes = list(_Check(raw).form()) if isinstance(raw, Mapping) else [_wrong(Place(), _("not a form"))]
    if mistakes:
        raise DefinitionError(mistakes)


def _wrong(place: Place, message: str) -> Mistake:
    return Mistake(place, message)


def _too_deep(kind: object) -> str:
    """Why a list inside a list can't ask this; "" when it can."""
    if kind == "group":
        return _("a list inside a list can’t hold another list: one level is enough for people to follow")
    return _("a list inside a list can’t take files") if kind == "file" else ""


class _Check:
    """One reading of a definition from top to bottom."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw
        self.references = References(raw)
        self.steps: set[str] = set()
        self.sections: set[str] = set()

    def form(self) -> Iterator[Mistake]:
        """All mistakes of the form."""
        place = Place(field="code")
        if not isinstance(self.raw.get("code"), str) or not self.raw["code"]:
            yield _wrong(place, _("this is missing"))
        yield from self._unknown(Place(), self.raw, FORM_KEYS)
        yield from self._text(Place(field="title"), self.raw.get("title"))
        yield from self._optional_text(Place(field="intro"), self.raw.get("intro"))
        steps = self.raw.get("steps")
        if not isinstance(steps, list) or not steps:
            yield _wrong(Place(field="steps"), _("a form needs at least one step"))
            return
        for number, step in enumerate(steps, 1):
            yield from self._step(number, step)
        if len(self.references.known) > MOST_QUESTIONS:
            yield _wrong(Place(), _("a form has at most %(count)s questions") % {"count": MOST_QUESTIONS})

    def _step(self, number: int, raw: object) -> Iterator[Mistake]:
        if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
            yield _wrong(Place(step=str(number)), _("an id is missing"))
            return
        place = Place(step=raw["id"])
        if not STEP_ID.fullmatch(raw["id"]) or raw["id"] in RESERVED_STEPS:
            text = _("an id has small letters, digits, - and _, and none of %(words)s")
            yield _wrong(place, text % {"words": ", ".join(sorted(RESERVED_STEPS))})
        if raw["id"] in self.steps:
            yield _wrong(place, _("the id is used twice"))
        yield from self._unknown(place, raw, STEP_KEYS)
        yield from self._text(place.at("title"), raw.get("title"))
        yield from self._optional_text(place.at("intro"), raw.get("intro"))
        yield from self.references.condition(place.at("show_when"), raw.get("show_when"))
        needs = raw.get("needs", ())
        for needed in needs if isinstance(needs, list | tuple) else [needs]:
            if not isinstance(needed, str) or needed not in self.steps:
                yield _wrong(place.at("needs"), _("%(step)s is not an earlier step") % {"step": needed})
        self.steps.add(raw["id"])
        yield from self._entries(place, raw.get("questions"))
        yield from self._stop(place, raw.get("stop_when"))

    def _entries(self, place: Place, entries: object) -> Iterator[Mistake]:
        if not isinstance(entries, list) or not entries:
            yield _wrong(place, _("a step needs at least one question"))
            return
        for entry in entries:
            if isinstance(entry, Mapping) and entry.get("type") == SECTION:
                yield from self._section(place, entry)
            else:
                yield from self._question(place, entry)

    def _section(self, place: Place, raw: Mapping[str, object]) -> Iterator[Mistake]:
        name = raw.get("id")
        if not isinstance(name, str) or not STEP_ID.fullmatch(name) or name in self.sections:
            yield _wrong(place, _("a group needs an id of its own with small letters, digits, - and _"))
            return
        self.sections.add(name)
        place = Place(place.step, name)
        yield from self._unknown(place, raw, SECTION_KEYS)
        yield from self._text(place.at("title"), raw.get("title"))
        yield from self._optional_text(place.at("intro"), raw.get("intro"))
        yield from self.references.condition(place.at("show_when"), raw.get("show_when"))
        questions = raw.get("questions")
        if not isinstance(questions, list) or not questions:
            yield _wrong(place, _("a group needs at least one question"))
            return
        for question in questions:
            if isinstance(question, Mapping) and question.get("type") == SECTION:
                yield _wrong(place, _("a group can’t hold another group"))
            else:
                yield from self._question(place, question)

    def _question(self, place: Place, raw: object) -> Iterator[Mistake]:
        if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
            yield _wrong(place, _("a question without an id"))
            return
        place = Place(place.step, raw["id"])
        if not QUESTION_ID.fullmatch(raw["id"]) or len(raw["id"]) > 80:
            yield _wrong(place, _("an id has small letters, digits, _ and dots, and at most 80 characters"))
        if raw["id"] in self.references.known:
            yield _wrong(place, _("the id is used twice"))
        if raw["id"] in self.references.beginnings:
            yield _wrong(place, _("another id begins with this one and a dot"))
        yield from self.references.condition(place.at("show_when"), raw.get("show_when"))
        if not isinstance(raw.get("required", False), bool):
            yield from self.references.condition(place.at("required"), raw["required"])
        yield from self._texts_and_type(place, raw, self.references)
        self.references.known.add(raw["id"])
        yield from self._stop(place, raw.get("stop_when"))

    def _texts_and_type(
        self, place: Place, raw: Mapping[str, object], references: References
    ) -> Iterator[Mistake]:
        """Mistakes in the texts of a question or column, and in what its type needs."""
        yield from self._text(place.at("label"), raw.get("label"))
        yield from self._optional_text(place.at("help"), raw.get("help"))
        yield from self._quotes(place, raw)
        kind = TYPES.get(str(raw.get("type")))
        if kind is None:
            yield _wrong(place, _("unknown type %(type)s") % {"type": repr(raw.get("type"))})
            return
        yield from self._unknown(place, raw, COMMON_KEYS | kind.settings)
        found = kind.definition_errors(raw)
        yield from (_wrong(place, error) for error in found)
        if kind.code == "calculated" and not found:
            yield from references.formula(place, raw)
        columns = raw.get("columns") or raw.get("questions") or ()
        if kind.has_columns and isinstance(columns, list):
            row = RowReferences(columns, is_inner=isinstance(references, RowReferences))
            for column in columns:
                yield from self._column(place, column, row)

    def _quotes(self, place: Place, raw: Mapping[str, object]) -> Iterator[Mistake]:
        """Mistakes in what the smaller texts of a question quote."""
        for key in TEXT_SETTINGS:
            yield from self.references.quotes(place.at(key), raw.get(key))
        options = raw.get("options")
        for option in options if isinstance(options, list) else ():
            for key in ("label", "help") if isinstance(option, Mapping) else ():
                yield from self.references.quotes(place.at("options"), option.get(key))

    def _column(self, place: Place, raw: object, row: RowReferences) -> Iterator[Mistake]:
        if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str) or "-" in raw["id"]:
            yield _wrong(place, _("a column without a proper id"))
            return
        inside = f"{place.column}." if place.column else ""
        place = Place(place.step, place.question, f"{inside}{raw['id']}")
        if row.is_inner and (why := _too_deep(raw.get("type"))):
            yield _wrong(place, why)
            return
        if raw.get("own_pages"):
            yield _wrong(place, _("only a list that stands in no other list has pages for its entries"))
        if raw["id"] in row.known or not STEP_ID.fullmatch(raw["id"]):
            yield _wrong(place, _("ids are unique, with small letters, digits and _"))
        kind = TYPES.get(str(raw.get("type")))
        if kind is not None and not kind.fits_in_rows:
            yield _wrong(place, _("the type %(type)s can’t be a column") % {"type": kind.code})
            return
        if "stop_when" in raw:
            yield _wrong(place, _("a column can’t stop the form"))
        yield from row.condition(place.at("show_when"), raw.get("show_when"))
        if not isinstance(raw.get("required", False), bool):
            yield from row.condition(place.at("required"), raw["required"])
        yield from self._texts_and_type(place, raw, row)
        row.known.add(raw["id"])

    def _unknown(self, place: Place, raw: Mapping[str, object], known: frozenset[str]) -> Iterator[Mistake]:
        for key in sorted(set(raw) - known):
            yield _wrong(place, _("unknown key %(key)s") % {"key": repr(key)})

    def _text(self, place: Place, text: object) -> Iterator[Mistake]:
        missing = missing_languages(text)
        if missing:
            yield _wrong(place, missing_text(missing))
        else:
            yield from self.references.quotes(place, text)

    def _optional_text(self, place: Place, text: object) -> Iterator[Mistake]:
        if text:
            yield from self._text(place, text)

    def _stop(self, place: Place, raw: object) -> Iterator[Mistake]:
        place = place.at("stop_when")
        if raw is None:
            return
        if not isinstance(raw, Mapping) or set(raw) != {"when", "advice"}:
            yield _wrong(place, _("needs when and advice"))
            return
        yield from self._text(place.at("advice"), raw["advice"])
        yield from self.references.condition(place, raw["when"])
