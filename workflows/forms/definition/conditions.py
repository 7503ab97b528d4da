"""Conditions: ALL or ANY of some tests on answers, nested once, the same on every screen and in the API."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _

from workflows.values.numbers import stored_number

Answers = Mapping[str, Any]


def _answered(value: Any) -> bool:
    return value is not None and value not in ("", [], {})


def _size(value: Any) -> Any:
    """What greater and smaller compare: a number, a date, or the number of rows."""
    if isinstance(value, list | dict):
        return Decimal(len(value))
    number = stored_number(value)
    return str(value) if number is None else number


def _compare(value: Any, other: Any, wanted: tuple[int, ...]) -> bool:
    if not _answered(value):
        return False
    left, right = _size(value), _size(other)
    if type(left) is not type(right):
        return False
    return ((left > right) - (left < right)) in wanted


def _equal(value: Any, other: Any) -> bool:
    if isinstance(value, bool) or isinstance(other, bool):
        return value is other
    return value == other or (
        _answered(value) and not isinstance(value, list) and _size(value) == _size(other)
    )


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": _equal,
    "not_equals": lambda value, other: _answered(value) and not _equal(value, other),
    "one_of": lambda value, other: any(_equal(value, each) for each in other),
    "contains": lambda value, other: isinstance(value, list) and other in value,
    "not_contains": lambda value, other: not (isinstance(value, list) and other in value),
    "answered": lambda value, other: _answered(value),
    "not_answered": lambda value, other: not _answered(value),
    "more_than": lambda value, other: _compare(value, other, (1,)),
    "at_least": lambda value, other: _compare(value, other, (0, 1)),
    "less_than": lambda value, other: _compare(value, other, (-1,)),
    "at_most": lambda value, other: _compare(value, other, (-1, 0)),
}
WITHOUT_VALUE = frozenset({"answered", "not_answered"})


@dataclass(frozen=True, slots=True)
class Test:
    """One test on one answer."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    question: str
    test: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Condition:
    """All or any of `parts`, each a test or one more condition."""

    mode: Literal["all", "any"]
    parts: tuple["Test | Condition", ...]


def holds(condition: "Condition | Test", answers: Answers) -> bool:
    """Whether the condition is true for these answers; an unanswered or hidden question counts as empty."""
    if isinstance(condition, Test):
        return TESTS[condition.test](answers.get(condition.question), condition.value)
    results = (holds(part, answers) for part in condition.parts)
    return all(results) if condition.mode == "all" else any(results)


def questions_in(condition: "Condition | Test") -> Iterator[str]:
    """The ids of the questions that the condition looks at."""
    if isinstance(condition, Test):
        yield condition.question
        return
    for part in condition.parts:
        yield from questions_in(part)


def tests_in(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The tests of a (well-formed) condition as written."""
    if "question" in raw:
        yield raw
        return
    for part in raw.get("all") or raw.get("any") or ():
        yield from tests_in(part)


def read_condition(raw: Mapping[str, Any]) -> "Condition | Test":
    """The condition written in a (checked) definition."""
    if "question" in raw:
        value = raw.get("value")
        return Test(raw["question"], raw["is"], tuple(value) if isinstance(value, list) else value)
    mode: Literal["all", "any"] = "all" if "all" in raw else "any"
    return Condition(mode, tuple(read_condition(part) for part in raw[mode]))


def condition_errors(raw: object, *, depth: int = 0) -> list[str]:
    """What is wrong with a condition as written, for the people who write forms."""
    if not isinstance(raw, Mapping):
        return [_("a condition has all, any or a question")]
    if "question" in raw:
        return _test_errors(raw)
    modes = [mode for mode in ("all", "any") if mode in raw]
    if len(modes) != 1 or len(raw) != 1:
        return [_("a condition has exactly one of all, any, question")]
    if depth > 1:
        return [_("conditions nest once: all of any, or any of all")]
    parts = raw[modes[0]]
    if not isinstance(parts, list) or not parts:
        return [_("a condition needs at least one test")]
    return [error for part in parts for error in condition_errors(part, depth=depth + 1)]


def _test_errors(raw: Mapping[str, Any]) -> list[str]:
    unknown = set(raw) - {"question", "is", "value"}
    if unknown:
        return [_("unknown key %(key)s") % {"key": repr(min(unknown, key=str))}]
    test = raw.get("is")
    if not isinstance(raw["question"], str) or not isinstance(test, str) or test not in TESTS:
        return [_("a test needs a question and one of: %(tests)s") % {"tests": ", ".join(TESTS)}]
    if test not in WITHOUT_VALUE and "value" not in raw:
        return [_("the test %(test)s needs a value") % {"test": test}]
    if test == "one_of" and not isinstance(raw["value"], list):
        return [_("the test one_of needs a list of values")]
    return []
