"""Checks a definition before it is frozen: every mistake is named with its place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workflows.forms.types import TYPES

from .conditions import condition_errors, questions_in, read_condition
from .parts import COMMON_KEYS
from .texts import missing_languages

QUESTION_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
STEP_ID = re.compile(r"[a-z][a-z0-9_-]*")
RESERVED_STEPS = frozenset({"check", "resume", "print", "read", "submit", "autosave", "done"})
FORM_KEYS = frozenset({"code", "title", "intro", "minutes", "steps"})
STEP_KEYS = frozenset({"id", "title", "intro", "questions", "show_when", "stop_when", "needs"})


class DefinitionError(ValueError):
    """A definition that can't be used; `errors` names each place and what is wrong there."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


def check_definition(raw: object) -> None:
    """Return quietly when the definition can be used, raise DefinitionError with all mistakes otherwise."""
    errors = list(_form_errors(raw))
    if errors:
        raise DefinitionError(errors)


def _form_errors(raw: object) -> Iterator[str]:
    if not isinstance(raw, Mapping):
        yield "the definition is not an object"
        return
    if not isinstance(raw.get("code"), str) or not raw["code"]:
        yield "code: missing"
    yield from _unknown("form", raw, FORM_KEYS)
    yield from _text("title", raw.get("title"))
    yield from _optional_text("intro", raw.get("intro"))
    steps = raw.get("steps")
    if not isinstance(steps, list) or not steps:
        yield "steps: a form needs at least one step"
        return
    seen_steps: set[str] = set()
    seen_questions: set[str] = set()
    for number, step in enumerate(steps, 1):
        yield from _step_errors(number, step, seen_steps, seen_questions)


def _step_errors(number: int, raw: object, steps: set[str], questions: set[str]) -> Iterator[str]:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
        yield f"step {number}: an id is missing"
        return
    place = f"step {raw['id']}"
    if not STEP_ID.fullmatch(raw["id"]) or raw["id"] in RESERVED_STEPS:
        yield f"{place}: an id has small letters, digits, - and _, and none of {sorted(RESERVED_STEPS)}"
    if raw["id"] in steps:
        yield f"{place}: the id is used twice"
    yield from _unknown(place, raw, STEP_KEYS)
    yield from _text(f"{place}, title", raw.get("title"))
    yield from _optional_text(f"{place}, intro", raw.get("intro"))
    yield from _condition(f"{place}, show_when", raw.get("show_when"), questions)
    for needed in raw.get("needs", ()):
        if needed not in steps:
            yield f"{place}, needs: {needed} is not an earlier step"
    steps.add(raw["id"])
    entries = raw.get("questions")
    if not isinstance(entries, list) or not entries:
        yield f"{place}: a step needs at least one question"
        return
    for question in entries:
        yield from _question_errors(place, question, questions)
    yield from _stop(f"{place}, stop_when", raw.get("stop_when"), questions)


def _question_errors(place: str, raw: object, known: set[str]) -> Iterator[str]:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
        yield f"{place}: a question without an id"
        return
    place = f"question {raw['id']}"
    if not QUESTION_ID.fullmatch(raw["id"]) or len(raw["id"]) > 80:
        yield f"{place}: an id has small letters, digits, _ and dots, and at most 80 characters"
    if raw["id"] in known:
        yield f"{place}: the id is used twice"
    yield from _condition(f"{place}, show_when", raw.get("show_when"), known)
    if not isinstance(raw.get("required", False), bool):
        yield from _condition(f"{place}, required", raw["required"], known)
    known.add(raw["id"])
    yield from _stop(f"{place}, stop_when", raw.get("stop_when"), known)
    yield from question_text_errors(place, raw)


def question_text_errors(place: str, raw: Mapping[str, Any]) -> Iterator[str]:
    """Mistakes in a question's texts and in what its type needs."""
    yield from _text(f"{place}, label", raw.get("label"))
    yield from _optional_text(f"{place}, help", raw.get("help"))
    kind = TYPES.get(str(raw.get("type")))
    if kind is None:
        yield f"{place}: unknown type {raw.get('type')!r}"
        return
    yield from _unknown(place, raw, COMMON_KEYS | kind.settings)
    for error in kind.definition_errors(raw):
        yield f"{place}: {error}"
    columns = raw.get("columns") or raw.get("questions") or ()
    seen: set[str] = set()
    for column in columns if kind.has_columns and isinstance(columns, list) else ():
        yield from _column_errors(place, column, seen)


def _column_errors(place: str, raw: object, seen: set[str]) -> Iterator[str]:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str) or "-" in raw["id"]:
        yield f"{place}: a column without a proper id"
        return
    place = f"{place}, column {raw['id']}"
    if raw["id"] in seen or not STEP_ID.fullmatch(raw["id"]):
        yield f"{place}: ids are unique, with small letters, digits and _"
    seen.add(raw["id"])
    kind = TYPES.get(str(raw.get("type")))
    if kind is not None and not kind.fits_in_rows:
        yield f"{place}: the type {kind.code} can't be a column"
        return
    if any(key in raw for key in ("show_when", "stop_when")) or not isinstance(
        raw.get("required", False), bool
    ):
        yield f"{place}: a column has no conditions"
    yield from question_text_errors(place, raw)


def _unknown(place: str, raw: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    for key in sorted(set(raw) - known):
        yield f"{place}: unknown key {key!r}"


def _text(place: str, text: object) -> Iterator[str]:
    missing = missing_languages(text)
    if missing:
        yield f"{place}: text missing in {', '.join(missing)}"


def _optional_text(place: str, text: object) -> Iterator[str]:
    if text:
        yield from _text(place, text)


def _condition(place: str, raw: object, known: set[str]) -> Iterator[str]:
    if raw is None:
        return
    errors = condition_errors(raw)
    if errors:
        yield from (f"{place}: {error}" for error in errors)
        return
    assert isinstance(raw, Mapping)
    for question in questions_in(read_condition(raw)):
        if question not in known:
            yield f"{place}: {question} is not an earlier question"


def _stop(place: str, raw: object, known: set[str]) -> Iterator[str]:
    if raw is None:
        return
    if not isinstance(raw, Mapping) or set(raw) != {"when", "advice"}:
        yield f"{place}: needs when and advice"
        return
    yield from _text(f"{place}, advice", raw["advice"])
    yield from _condition(place, raw["when"], known)
