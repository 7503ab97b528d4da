"""Actual figures as JSON Schema, with the lines of the plan that they belong to."""

from .actual import NAMES, Sources
from .codes import CATEGORIES, INCOMES, RECEIVED
from .limits import Limits
from .schema import MONEY, NUMBER, TEXT, choice, row_schema


def actual_schema(sources: Sources, limits: Limits, most: int) -> dict[str, object]:
    """The figures; `x-planned` names the lines of the plan, whose `line` goes into the answer."""
    shared = {"line": {"type": "string", "maxLength": 12}, "amount": MONEY}
    named = {"description": TEXT, "funder": TEXT, "state": TEXT, "is_federal": {"type": "boolean"}}
    codes = [*limits.categories, *_planned_categories(sources, limits)]
    expense = {
        **shared,
        "category": choice({code: CATEGORIES.get(code, code) for code in codes}),
        "description": TEXT,
        "reason": TEXT,
    }
    income = {**shared, "kind": choice(RECEIVED), **named, "hours": NUMBER}
    rows = {"type": "array", "maxItems": 4 * most}
    return {
        "type": "object",
        "properties": {
            "expenses": {**rows, "items": row_schema(expense, [])},
            "incomes": {**rows, "items": row_schema(income, ["kind"])},
            "vat_deductible": {"type": "boolean"},
        },
        "required": ["expenses", "incomes"],
        "additionalProperties": False,
        "x-planned": {place: _lines(sources, place) for place in ("expenses", *INCOMES)},
    }


def _planned_categories(sources: Sources, limits: Limits) -> list[str]:
    found = dict.fromkeys(row["category"] for row in sources.plan.get("expenses", ()))
    return [code for code in found if code not in limits.categories]


def _lines(sources: Sources, place: str) -> list[dict[str, object]]:
    shown = (*NAMES, "amount", "hours")
    return [
        {"line": key, **{each: row[each] for each in shown if each in row}}
        for key, row in sources.lines(place).items()
    ]
