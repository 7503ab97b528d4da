"""Conditions written as JsonLogic, the same in every engine that reads it.

Engines differ in what they make of a missing answer, of numbers written as text and of lists. So every
test asks first whether there is an answer, numbers are made numbers (`+`), rows are counted (`reduce`),
and nothing is compared with what it can't be.
"""

from collections.abc import Callable
from typing import Any

from workflows.values.numbers import stored_number

from .conditions import Condition, Test
from .kinds import PRESENT

Logic = dict[str, Any]
NEVER: Logic = {"!": [True]}
_COUNT: Logic = {"+": [{"var": "accumulator"}, 1]}
_SIGNS = {"more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}


def to_jsonlogic(condition: Condition | Test) -> Logic:
    """The condition as JsonLogic; a dot in a question id is a path, as JsonLogic reads it."""
    if isinstance(condition, Test):
        return _test(condition)
    word = "and" if condition.mode == "all" else "or"
    return {word: [to_jsonlogic(part) for part in condition.parts]}


def _test(test: Test) -> Logic:
    if not test.fits:
        return NEVER
    var = {"var": test.question}
    if test.test in ("answered", "not_answered"):
        answered = _answered(test, var)
        return answered if test.test == "answered" else {"!": [answered]}
    if test.test in ("contains", "not_contains"):
        among: Logic = {"in": [test.value, var]}
        return among if test.test == "contains" else {"!": [among]}
    return _COMPARED.get(test.kind, _text)(test, var)


def _answered(test: Test, var: Logic) -> Logic:
    if test.kind == "number":  # 0 is an answer, and false everywhere
        return {"!": [{"in": [var, ["", None]]}]}
    if test.kind == "yes_no":
        return {"in": [var, [True, False]]}
    if test.kind == "declaration":
        return {"===": [var, True]}
    present = [{"!!": [{"var": f"{test.question}.{part}"}]} for part in PRESENT.get(test.type, ())]
    if not present:
        return {"!!": [var]}
    return present[0] if len(present) == 1 else {"or": present}


def _truth(test: Test, var: Logic) -> Logic:
    if test.test == "one_of":
        return {"in": [var, list(test.value)]}
    return {"===": [var, test.value if test.test == "equals" else not test.value]}


def _number(test: Test, var: Logic) -> Logic:
    number: Logic = {"+": [var]}
    values = [_json_number(each) for each in (test.value if test.test == "one_of" else (test.value,))]
    if test.test == "one_of":
        compared: Logic = {"in": [number, values]}
    else:
        sign = _SIGNS.get(test.test, "==" if test.test == "equals" else "!=")
        compared = {sign: [number, values[0]]}
    return {"and": [_answered(test, var), compared]}


def _json_number(value: object) -> int | float | None:
    number = stored_number(value)
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _size(test: Test, var: Logic) -> Logic:
    size: Logic = {"reduce": [var, _COUNT, 0]}
    return {"and": [{"!!": [var]}, {_SIGNS[test.test]: [size, test.value]}]}


def _text(test: Test, var: Logic) -> Logic:
    if test.test == "equals":
        return {"===": [var, test.value]}
    if test.test == "one_of":
        return {"in": [var, list(test.value)]}
    sign = _SIGNS.get(test.test, "!==")
    return {"and": [{"!!": [var]}, {sign: [var, test.value]}]}


_COMPARED: dict[str, Callable[[Test, Logic], Logic]] = {
    "yes_no": _truth,
    "declaration": _truth,
    "number": _number,
    "rows": _size,
    "codes": _size,
}
