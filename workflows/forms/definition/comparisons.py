"""Whether a test can ever be true: checked against its question's type and options."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.types import TYPES, AnswerContext, AnswerError
from workflows.values.numbers import stored_number

from .kinds import EMPTY, FITTING, SIZE, kind_of
from .parts import Question
from .sizes import most_entries, reachable

Raw = Mapping[str, Any]
# What formulas can be worked out of: numbers and numbers of rows; "count" takes all that can be there or not.
SUMMED = frozenset({"number", "rows", "codes"})
COUNTED = frozenset(FITTING) - {"yes_no", "declaration", "nothing"}
# Floating numbers of other programs are exact to the cent up to here.
MOST_COMPARED = Decimal(10) ** 12


def comparison_errors(test: Raw, question: Raw) -> Iterator[str]:
    """Why a (well-formed) test on this question can't mean anything, for the people who write forms."""
    kind = kind_of(str(question.get("type")))
    said = {"question": test["question"], "test": test["is"]}
    if test["is"] not in FITTING[kind]:
        yield _("the test %(test)s does not fit the answers to %(question)s") % said
        return
    if test["is"] in EMPTY:
        return
    values = test["value"] if test["is"] == "one_of" else [test["value"]]
    if not values:
        yield _("the test %(test)s on %(question)s has an empty list") % said
    for value in values:
        if not _fits(kind, value, test["is"], question):
            text = _("%(value)s can never be an answer to %(question)s")
            yield text % {"value": repr(value)[:80], "question": test["question"]}


def _fits(kind: str, value: object, test: str, question: Raw) -> bool:  # noqa: PLR0911  one line a kind
    """Whether an answer of this kind can be compared with `value`."""
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "declaration":
        return value is True  # nobody's "no" is ever stored
    if kind == "number":
        return _is_number(value, test, question)
    if kind == "date":
        return _is_day(value)
    if kind == "rows" or test in SIZE:
        return reachable(test, value, most_entries(question))
    if not isinstance(value, str) or not value.strip():
        return False
    if kind == "text":
        return _is_stored(value, str(question["type"]))
    codes = _codes(question)
    return codes is None or value in codes


def _is_stored(text: str, kind: str) -> bool:
    """Whether an answer is ever stored just so: "0681 12" is no phone number, "+4968112" is one."""
    try:
        return bool(TYPES[kind].parse(Question("", kind, ""), text, AnswerContext()) == text)
    except AnswerError:
        return False


def _is_number(value: object, test: str, question: Raw) -> bool:
    """Whether it is a number that answers can be compared with, and equal to where that is asked."""
    number = stored_number(value)
    if number is None or abs(number) >= MOST_COMPARED or number != round(number, 2):
        return False
    decimals = question.get("decimals", 0) if question.get("type") == "number" else 2
    return test in SIZE or not isinstance(decimals, int) or number == round(number, decimals)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _codes(question: Raw) -> set[object] | None:
    """The codes of the answers to choose from; None when they are not in the form itself."""
    options = question.get("options")
    if question.get("type") not in {"choice", "multi"} or not isinstance(options, list):
        return None
    return {option["code"] for option in options if isinstance(option, Mapping) and _has_code(option)}


def _has_code(option: Raw) -> bool:
    return isinstance(option.get("code"), str)


def contradictions(condition: Raw) -> Iterator[str]:
    """Why all tests of an "all" can't be true together: a least above a most, two different values."""
    bounds: dict[str, list[tuple[str, object]]] = {}
    for part in condition.get("all") or ():
        if "question" in part and part["is"] in SIZE | {"equals"}:
            bounds.setdefault(part["question"], []).append((part["is"], part["value"]))
    for question, tests in bounds.items():
        if _never(tests):
            yield _("the tests on %(question)s exclude each other") % {"question": question}


def _comparable(tests: list[tuple[str, object]]) -> bool:
    return all(isinstance(value, Decimal | str) for _test, value in tests)


def _never(tests: list[tuple[str, Any]]) -> bool:
    """Whether no single value passes all tests."""
    sized = [(test, value if (number := stored_number(value)) is None else number) for test, value in tests]
    if len({type(value) for _test, value in sized}) > 1 or not _comparable(sized):
        return False  # said elsewhere: one of them is no fitting value
    equal = [value for test, value in sized if test == "equals"]
    if len(set(equal)) > 1:
        return True
    least = [(value, test == "more_than") for test, value in sized if test in {"more_than", "at_least"}]
    most = [(value, test == "less_than") for test, value in sized if test in {"less_than", "at_most"}]
    least += [(value, False) for value in equal]
    most += [(value, False) for value in equal]
    return any(low > high or (low == high and (a or b)) for low, a in least for high, b in most)


def summed_errors(ref: Raw, do: str, question: Raw) -> Iterator[str]:
    """Why a formula can't be worked out of this answer or column."""
    said = {"question": ref["question"], "column": ref.get("column", "")}
    if "part" in ref:
        return
    if "column" in ref:
        columns = question.get("columns") or question.get("questions")
        found = [each for each in columns if _is_column(each, ref)] if isinstance(columns, list) else []
        if not found:
            yield _("%(question)s has no column %(column)s") % said
            return
        question = found[0]
        if question.get("type") == "group":  # entries within entries
            yield _("the answers to %(question)s are no numbers to calculate with") % {
                **said,
                "question": said["column"],
            }
            return
    kind = kind_of(str(question.get("type")))
    if kind not in (COUNTED if do == "count" else SUMMED):
        yield _("the answers to %(question)s are no numbers to calculate with") % said


def _is_column(column: object, ref: Raw) -> bool:
    return isinstance(column, Mapping) and column.get("id") == ref["column"]
