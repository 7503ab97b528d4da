"""Conditions: ALL or ANY of some tests on answers, nested once, the same on every screen and in the API."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from workflows.values.numbers import stored_number

from .kinds import FITTING, kind_of

Answers = Mapping[str, object]
Types = Mapping[str, str]


def _answered(value: object) -> bool:
    return value is not None and value not in ("", [], {})


def _read(kind: str, value: object) -> Any:
    """What an answer of this kind is compared by; None for no answer, and for what is none of this kind."""
    if kind == "number":
        return stored_number(value) if isinstance(value, int | float | str) else None
    if kind in ("rows", "codes"):
        return len(value) if isinstance(value, list) and value else None
    if kind in ("yes_no", "declaration"):
        return value if isinstance(value, bool) else None
    return value if isinstance(value, str) and value else None


def _among(value: object, test: "Test") -> bool:
    return isinstance(value, list) and test.value in value


def _compare(value: object, test: "Test", wanted: tuple[int, ...]) -> bool:
    left, right = _read(test.kind, value), test.compared
    if left is None or type(left) is not type(right):
        return False
    return ((left > right) - (left < right)) in wanted


def _one_of(value: object, test: "Test") -> bool:
    left = _read(test.kind, value)
    return left is not None and any(left == _read(test.kind, each) for each in test.value)


TESTS: dict[str, Callable[[object, "Test"], bool]] = {
    "equals": lambda value, test: _compare(value, test, (0,)),
    "not_equals": lambda value, test: _compare(value, test, (-1, 1)),
    "one_of": _one_of,
    "contains": _among,
    "not_contains": lambda value, test: not _among(value, test),
    "answered": lambda value, test: _answered(value),
    "not_answered": lambda value, test: not _answered(value),
    "more_than": lambda value, test: _compare(value, test, (1,)),
    "at_least": lambda value, test: _compare(value, test, (0, 1)),
    "less_than": lambda value, test: _compare(value, test, (-1,)),
    "at_most": lambda value, test: _compare(value, test, (-1, 0)),
}
WITHOUT_VALUE = frozenset({"answered", "not_answered"})


@dataclass(frozen=True, slots=True)
class Test:
    """One test on one answer."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    question: str
    test: str
    value: Any = None
    type: str = "short_text"  # of the question

    @property
    def kind(self) -> str:
        """How it looks at the answer."""
        return kind_of(self.type)

    @property
    def fits(self) -> bool:
        """Whether it can mean anything; forms frozen long ago may hold one that can't."""
        return self.test in FITTING[self.kind]

    @property
    def compared(self) -> Any:
        """The value, comparable with what `_read` makes of an answer."""
        return self.value if self.kind in ("rows", "codes") else _read(self.kind, self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """All or any of `parts`, each a test or one more condition."""

    mode: Literal["all", "any"]
    parts: tuple["Test | Condition", ...]


def holds(condition: "Condition | Test", answers: Answers) -> bool:
    """Whether the condition is true for these answers; an unanswered or hidden question counts as empty."""
    if isinstance(condition, Test):
        return condition.fits and TESTS[condition.test](answers.get(condition.question), condition)
    results = (holds(part, answers) for part in condition.parts)
    return all(results) if condition.mode == "all" else any(results)


def questions_in(condition: "Condition | Test") -> Iterator[str]:
    """The ids of the questions that the condition looks at."""
    if isinstance(condition, Test):
        yield condition.question
        return
    for part in condition.parts:
        yield from questions_in(part)


def tests_in(raw: Mapping[str, Any]) -> Iterator[Mapping[str, object]]:
    """The tests of a (well-formed) condition as written."""
    if "question" in raw:
        yield raw
        return
    for part in raw.get("all") or raw.get("any") or ():
        yield from tests_in(part)


def read_condition(raw: Mapping[str, Any], types: Types) -> "Condition | Test":
    """The condition written in a (checked) definition whose questions have these `types`."""
    if "question" in raw:
        value, name = raw.get("value"), raw["question"]
        value = tuple(value) if isinstance(value, list) else value
        return Test(name, raw["is"], value, types.get(name, "short_text"))
    mode: Literal["all", "any"] = "all" if "all" in raw else "any"
    return Condition(mode, tuple(read_condition(part, types) for part in raw[mode]))


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


def _test_errors(raw: Mapping[str, object]) -> list[str]:
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
