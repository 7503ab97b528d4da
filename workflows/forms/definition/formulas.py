"""Formulas: values that a form works out of earlier answers."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ..types.finance.totals import totals
from .arithmetic import of_answer, places, readable, work_out

__all__ = ["calculate", "numbers", "places"]

Answers = Mapping[str, Any]
Ref = Mapping[str, str]
PLAN_PARTS: dict[str, Callable[[Any], Decimal]] = {
    "costs": lambda plan: totals(plan).total,
    "incomes": lambda plan: totals(plan).income,
    "grant": lambda plan: totals(plan).requested,
    "own_share": lambda plan: totals(plan).own_share,
}


def calculate(settings: Mapping[str, Any], answers: Answers) -> object:
    """The value of a calculated question as it would be stored; None while nothing can be said."""
    return work_out(settings, [numbers(ref, answers) for ref in settings["formula"]["of"]])


def numbers(ref: Ref, answers: Answers) -> list[Decimal]:
    """The numbers behind one reference: one per row of a list, none where nothing was answered."""
    value = answers.get(ref["question"])
    if value is None:
        return []
    if "part" in ref:
        return [PLAN_PARTS[ref["part"]](value)]
    if "column" in ref:
        return readable(row.get(ref["column"]) for row in value)
    return of_answer(value)
