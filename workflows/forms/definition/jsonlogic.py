"""Conditions written as JsonLogic, for other front ends and for the browser."""

from collections.abc import Callable
from typing import Any

from .conditions import Condition, Test

_EMPTY: list[Any] = ["", None]


def _answered(var: dict[str, str]) -> dict[str, Any]:
    return {
        "and": [
            {"!": [{"in": [var, _EMPTY]}]},
            {"or": [{"!!": [var]}, {"==": [var, False]}, {"===": [var, 0]}]},
        ]
    }


_WRITERS: dict[str, Callable[[dict[str, str], Any], dict[str, Any]]] = {
    "equals": lambda var, value: {"==": [var, value]},
    "not_equals": lambda var, value: {"and": [_answered(var), {"!=": [var, value]}]},
    "one_of": lambda var, value: {"in": [var, list(value)]},
    "contains": lambda var, value: {"in": [value, var]},
    "not_contains": lambda var, value: {"!": [{"in": [value, var]}]},
    "answered": lambda var, value: _answered(var),
    "not_answered": lambda var, value: {"!": [_answered(var)]},
    "more_than": lambda var, value: {">": [var, value]},
    "at_least": lambda var, value: {">=": [var, value]},
    "less_than": lambda var, value: {"and": [_answered(var), {"<": [var, value]}]},
    "at_most": lambda var, value: {"and": [_answered(var), {"<=": [var, value]}]},
}


def to_jsonlogic(condition: Condition | Test) -> dict[str, Any]:
    """The condition as JsonLogic; a dot in a question id is a path, as JsonLogic reads it."""
    if isinstance(condition, Test):
        return _WRITERS[condition.test]({"var": condition.question}, condition.value)
    word = "and" if condition.mode == "all" else "or"
    return {word: [to_jsonlogic(part) for part in condition.parts]}
