"""Formulas: values that a form works out of earlier answers, exact to the cent."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from workflows.values.numbers import plain, stored_number

from ..types.finance.totals import totals

Answers = Mapping[str, Any]
Ref = Mapping[str, str]
PLAN_PARTS: dict[str, Callable[[Any], Decimal]] = {
    "costs": lambda plan: totals(plan).total,
    "incomes": lambda plan: totals(plan).income,
    "grant": lambda plan: totals(plan).requested,
    "own_share": lambda plan: totals(plan).own_share,
}
PLACES = {"number": 0, "money": 2, "percent": 1}


def calculate(settings: Mapping[str, Any], answers: Answers) -> object:
    """The value of a calculated question as it would be stored; None while nothing can be said.

    Whole numbers are ints, all others text with a fixed number of decimals; half rounds up.
    """
    formula = settings["formula"]
    results = [numbers(ref, answers) for ref in formula["of"]]
    if not any(results):
        return None
    value = _DO[formula["do"]](results)
    return None if value is None else _stored(value, places(settings))


def numbers(ref: Ref, answers: Answers) -> list[Decimal]:
    """The numbers behind one reference: one per row of a list, none where nothing was answered."""
    value = answers.get(ref["question"])
    if value is None:
        return []
    if "part" in ref:
        return [PLAN_PARTS[ref["part"]](value)]
    if "column" in ref:
        return _readable(row.get(ref["column"]) for row in value)
    if isinstance(value, list):
        return [Decimal(1)] * len(value)
    return _readable([value])


def _readable(values: Iterable[object]) -> list[Decimal]:
    found = []
    for value in values:
        if value is None or isinstance(value, bool):
            continue
        number = stored_number(value)
        found.append(Decimal(1) if number is None else number)  # what is no number counts as one answer
    return found


def _difference(results: list[list[Decimal]]) -> Decimal:
    first, *rest = results
    return sum(first, Decimal(0)) - sum((sum(each, Decimal(0)) for each in rest), Decimal(0))


def _share(results: list[list[Decimal]]) -> Decimal | None:
    part, whole = (sum(each, Decimal(0)) for each in results)
    return part * 100 / whole if whole else None


_DO: dict[str, Callable[[list[list[Decimal]]], Decimal | None]] = {
    "sum": lambda results: sum((sum(each, Decimal(0)) for each in results), Decimal(0)),
    "count": lambda results: Decimal(sum(len(each) for each in results)),
    "difference": _difference,
    "share": _share,
}
FORMULAS = frozenset(_DO)


def places(settings: Mapping[str, Any]) -> int:
    """How many decimals the value has."""
    return int(settings.get("decimals", PLACES[settings.get("as", "number")]))


def _stored(value: Decimal, digits: int) -> object:
    exact = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return plain(exact) if digits else int(exact)
