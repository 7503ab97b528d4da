"""Conditions between the builder's blocks and definitions, in both directions."""

from collections.abc import Callable, Mapping
from typing import Any

from workflows.forms.definition.conditions import WITHOUT_VALUE
from workflows.values import Unreadable
from workflows.values.numbers import read_number

Raw = dict[str, Any]
YES, NO = frozenset({"yes", "true", "ja"}), frozenset({"no", "false", "nein"})
TRUTHS = frozenset({"yes_no", "declaration"})
WORDS = frozenset(
    {"choice", "multi", "short_text", "long_text", "municipality", "date", "email", "phone", "iban"}
)


def read_condition(raw: Mapping[str, Any], types: Mapping[str, str]) -> Raw:
    """The condition of a block as a definition writes it; `types` are the types of all questions."""
    parts = []
    for entry in raw.get("tests") or ():
        value = entry["value"]
        if entry["type"] == "group":
            inner = [_read_test(each["value"], types) for each in value.get("tests") or ()]
            parts.append({value.get("mode") or "any": inner})
        else:
            parts.append(_read_test(value, types))
    return {raw.get("mode") or "all": parts}


def _read_test(raw: Mapping[str, object], types: Mapping[str, str]) -> Raw:
    test = raw.get("test") or "equals"
    found: Raw = {"question": raw.get("question") or "", "is": test}
    if test in WITHOUT_VALUE:
        return found
    text = str(raw.get("value") or "").strip()
    kind = types.get(found["question"], "")
    if test == "one_of":
        return {
            **found,
            "value": [read_value(each.strip(), kind) for each in text.split(",") if each.strip()],
        }
    return {**found, "value": read_value(text, kind)}


def read_value(text: str, kind: str) -> object:
    """What an editor typed, as the answers of this type of question are stored."""
    if kind in TRUTHS and text.lower() in YES | NO:
        return text.lower() in YES
    if kind in WORDS:
        return text
    try:
        number = read_number(text)
    except Unreadable:
        return text
    return int(number) if number.as_tuple().exponent == 0 else format(number, "f")


def write_condition(condition: Mapping[str, Any], new_id: Callable[[str], str]) -> Raw:
    """The block's value of a definition's condition; `new_id` names each part by where it stands."""
    if "question" in condition:
        condition = {"all": [condition]}
    mode = "all" if "all" in condition else "any"
    tests = [_write_part(part, new_id, str(number)) for number, part in enumerate(condition[mode])]
    return {"mode": mode, "tests": tests}


def _write_part(part: Mapping[str, Any], new_id: Callable[[str], str], place: str) -> Raw:
    if "question" in part:
        return {"type": "test", "id": new_id(place), "value": _write_test(part)}
    mode = "all" if "all" in part else "any"
    tests = [
        {"type": "item", "id": new_id(f"{place}.{number}"), "value": _write_test(each)}
        for number, each in enumerate(part[mode])
    ]
    return {"type": "group", "id": new_id(place), "value": {"mode": mode, "tests": tests}}


def _write_test(test: Mapping[str, object]) -> Raw:
    return {"question": test["question"], "test": test["is"], "value": write_value(test.get("value"))}


def write_value(value: object) -> str:
    """A value as an editor would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(write_value(each) for each in value)
    return "" if value is None else str(value)


def plain(definition: object) -> object:
    """The same definition with single tests written as conditions, as the builder does."""
    if isinstance(definition, list):
        return [plain(each) for each in definition]
    if not isinstance(definition, dict):
        return definition
    return {
        key: {"all": [value]} if _is_bare(key, value) else plain(value) for key, value in definition.items()
    }


_RULES = frozenset({"show_when", "required", "when"})


def _is_bare(key: str, value: object) -> bool:
    return key in _RULES and isinstance(value, dict) and "question" in value
