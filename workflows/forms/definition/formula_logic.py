"""Formulas written as JsonLogic: the value before it is rounded, null while nothing can be said.

Who rounds it to the formula's decimals, half away from zero, has the house's value. Sums of a finance plan
have no such form.
"""

from collections.abc import Mapping

from .conditions import Test
from .jsonlogic import Logic, to_jsonlogic
from .parts import Question


def formula_logic(formula: Mapping[str, object], questions: Mapping[str, Question]) -> Logic | None:
    """The formula over these questions, or over the columns of one row; None when JsonLogic can't say it."""
    refs = formula["of"]
    if not isinstance(refs, list) or any("part" in ref for ref in refs):
        return None
    counts = [_count(ref, questions) for ref in refs]
    totals = counts if formula["do"] == "count" else [_total(ref, questions) for ref in refs]
    known = "and" if formula["do"] == "product" else "or"
    return {"if": [{known: [{">": [count, 0]} for count in counts]}, _value(formula["do"], totals), None]}


def _value(do: object, totals: list[Logic]) -> Logic:
    first, *rest = totals
    if do == "difference":
        return {"-": [first, {"+": rest}]}
    if do == "product":
        return {"*": [first, rest[0]]}
    if do == "share":
        return {"if": [rest[0], {"/": [{"*": [first, 100]}, rest[0]]}, None]}
    return {"+": totals}


def _count(ref: Mapping[str, str], questions: Mapping[str, Question]) -> Logic:
    """How many answers there are: rows, cells of a column, or one."""
    var: Logic = {"var": ref["question"]}
    if "column" in ref:
        cell: Logic = {"var": f"current.{ref['column']}"}
        return _over_rows(var, {"if": [_is_empty(cell), 0, 1]})
    if questions[ref["question"]].columns or questions[ref["question"]].type in ("multi", "file"):
        return _over_rows(var, 1)
    answered = Test(ref["question"], "answered", type=questions[ref["question"]].type)
    return {"if": [to_jsonlogic(answered), 1, 0]}


def _total(ref: Mapping[str, str], questions: Mapping[str, Question]) -> Logic:
    """The numbers together; rows and files count as one each."""
    var: Logic = {"var": ref["question"]}
    if "column" in ref:
        cell: Logic = {"var": f"current.{ref['column']}"}
        return _over_rows(var, {"if": [_is_empty(cell), 0, {"+": [cell]}]})
    question = questions[ref["question"]]
    if question.columns or question.type in ("multi", "file"):
        return _over_rows(var, 1)
    return {"if": [_is_empty(var), 0, {"+": [var]}]}


def _is_empty(var: Logic) -> Logic:
    return {"in": [var, ["", None]]}


def _over_rows(var: Logic, each: Logic | int) -> Logic:
    return {"if": [{"!!": [var]}, {"reduce": [var, {"+": [{"var": "accumulator"}, each]}, 0]}, 0]}
