"""Moving a draft to a newer version of its form without losing or reinterpreting an answer.

A question is *safe* when its old answer still answers it: same type, same wording in German (the binding
language), chosen options still there, and the answer reads as the same value. Everything else is *asked*
again: what was answered stays on the sheet as `pending` until somebody has looked at the question. Answers
to questions that are gone are set aside, and come back only when the very same question comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from ..definition.parts import Form, Option, Question
from ..definition.texts import Text, say
from ..types import AnswerContext, AnswerError, type_of
from ..types.files import file_column

BINDING = settings.LANGUAGE_CODE
RETYPED, REWORDED, OPTIONS, GONE = "retyped", "reworded", "options", "gone"
# Not changed, but taken over from an earlier sheet: somebody has to look at it before it is submitted.
COPIED = "copied"
# What a changed question does with its answer: keep it to be confirmed, or only show it.
KEEPS = frozenset({REWORDED, COPIED})
FormOf = Callable[[int], Form]


@dataclass
class Answers:
    """What a sheet says, by question; `old` entries name the version they were given to."""

    version: int
    answers: dict[str, object]
    typed: dict[str, object] = field(default_factory=dict)
    pending: dict[str, dict[str, object]] = field(default_factory=dict)
    set_aside: dict[str, dict[str, object]] = field(default_factory=dict)


def why_asked(old: Question, new: Question, value: object = None) -> str:
    """Why an answer to `old` doesn't simply answer `new`; "" when it does.

    Without a value only what the definitions say is compared.
    """
    if old.type != new.type or _columns(old) != _columns(new):
        return RETYPED
    if value is not None and (why := _value_lost(old, new, value)):
        return why
    if _binding(old.label) != _binding(new.label) or _fine_print(old) != _fine_print(new):
        return REWORDED if new.type != "declaration" else RETYPED
    return ""


def _value_lost(old: Question, new: Question, value: object) -> str:
    """Whether chosen options are gone or mean something else, or the value can't be read any more."""
    chosen = [str(each) for each in (value if isinstance(value, list) else [value])]
    before, after = _labels(old.options), _labels(new.options)
    if before and any(code in before and code not in after for code in chosen):
        return OPTIONS
    if before and any(code in before and before[code] != after[code] for code in chosen):
        return REWORDED
    try:
        same = _same(type_of(new).parse(new, known := without_files(new, value), AnswerContext()), known)
    except AnswerError:
        # Files, profiles and tables of the process are known only beside the sheet; its checks look at them.
        return "" if new.type in ("file", "organisation") or new.settings.get("options_from") else RETYPED
    return "" if same or new.type in ("file", "organisation", "municipality") else RETYPED


def without_files(question: Question, value: object) -> object:
    """Rows without their files, which are known only beside the sheet."""
    column = file_column(question)
    if column is None or not isinstance(value, list):
        return value
    rows = [{key: cell for key, cell in row.items() if key != column.id} for row in value]
    return [row for row in rows if row] or None


def _same(read: object, value: object) -> bool:
    """Whether both say the same; the order of chosen options says nothing."""
    if isinstance(read, list) and all(isinstance(each, str) for each in read) and isinstance(value, list):
        return sorted(read) == sorted(map(str, value))
    return bool(read == value)


def _labels(options: tuple[Option, ...]) -> dict[str, str]:
    return {option.code: _binding(option.label) for option in options}


def _columns(question: Question) -> list[tuple[object, ...]]:
    """What people answer in a row; what it works out asks nobody anew."""
    asked = (each for each in question.columns if type_of(each).asks)
    return [(each.id, each.type, _binding(each.label), *_columns(each)) for each in asked]


def _fine_print(question: Question) -> tuple[str, str]:
    return _binding(question.settings.get("text")), _binding(question.settings.get("unit"))


def _binding(text: Text | None) -> str:
    return " ".join(say(text, BINDING).split())


def move(sheet: Answers, to: int, form_of: FormOf) -> Answers:
    """The same answers on version `to`: each one still answers, waits for a look, or is set aside."""
    old, new = form_of(sheet.version), form_of(to)
    moved = Answers(to, {}, {}, dict(sheet.pending), {})
    for key in {**sheet.answers, **sheet.typed}:
        if key not in moved.pending:
            _carry(moved, key, sheet, old.questions.get(key), new.questions.get(key))
        elif key in new.questions and key in sheet.answers:
            moved.answers[key] = sheet.answers[key]
    for key, entry in {**sheet.set_aside, **sheet.pending}.items():
        _look_again(moved, key, entry, new.questions.get(key), form_of)
    return moved


def _carry(moved: Answers, key: str, sheet: Answers, old: Question | None, new: Question | None) -> None:
    value, typed = sheet.answers.get(key), sheet.typed.get(key)
    entry = (
        {"version": sheet.version, "value": value}
        if value is not None
        else {"version": sheet.version, "typed": typed}
    )
    if old is None or new is None:
        moved.set_aside[key] = {**entry, "why": GONE}
        return
    why = why_asked(old, new, value)
    if why:
        moved.pending[key] = {**entry, "why": why}
    if value is not None and (not why or why in KEEPS):
        moved.answers[key] = value
    elif typed is not None and not why:
        moved.typed[key] = typed


def _look_again(
    moved: Answers, key: str, entry: dict[str, Any], new: Question | None, form_of: FormOf
) -> None:
    """An older answer, pending or set aside, measured against the question as it is now."""
    if (key in moved.answers and key not in moved.pending) or key in moved.typed:
        return
    if new is None:
        moved.pending.pop(key, None)
        kept = moved.answers.pop(key, None)
        moved.set_aside[key] = {**entry, "why": GONE, **({} if kept is None else {"value": kept})}
        return
    old, value = form_of(entry["version"]).questions.get(key), entry.get("value")
    why = why_asked(old, new, value) if old else RETYPED
    if not why and entry.get("why") == COPIED:
        why = COPIED
    moved.pending.pop(key, None)
    if why:
        moved.pending[key] = {**entry, "why": why}
    if value is not None and (not why or why in KEEPS):
        moved.answers[key] = value
    else:
        moved.answers.pop(key, None)
    if not why and "typed" in entry:
        moved.typed[key] = entry["typed"]


@dataclass(frozen=True)
class Change:
    """One difference between two versions of a form, and what it means for open drafts."""

    question: str
    label: Text
    kind: str
    effect: str


def changes_between(old: Form, new: Form) -> list[Change]:
    """What an editor should know before publishing: "safe" needs nobody, "ask" asks applicants again."""
    changes = []
    for key, question in {**old.questions, **new.questions}.items():
        before, after = old.questions.get(key), new.questions.get(key)
        if not type_of(question).asks or before == after:
            continue
        if before is None or after is None:
            changes.append(Change(key, question.label, "added" if before is None else "removed", "safe"))
            continue
        why = why_asked(before, after) or _options_changed(before, after)
        changes.append(Change(key, after.label, why or "changed", "ask" if why else "safe"))
    return changes


def _options_changed(before: Question, after: Question) -> str:
    """Whether some answer chosen before would have to be asked again."""
    old, new = _labels(before.options), _labels(after.options)
    return OPTIONS if any(new.get(code) != label for code, label in old.items()) else ""
