"""The stored plan as JSON Schema."""

from typing import Any

from .codes import INCOMES, STATES, UNITS
from .limits import Limits

_MONEY = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$", "x-currency": "EUR"}
_NUMBER = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$"}
_TEXT = {"type": "string", "maxLength": 200}


def plan_schema(limits: Limits, most: int) -> dict[str, Any]:
    """The plan; the sums are not in it, they are worked out."""
    expense = {
        "category": {"enum": list(limits.categories)},
        "description": _TEXT,
        "quantity": _NUMBER,
        "unit": {"enum": list(UNITS)},
        "unit_price": _MONEY,
        "amount": _MONEY,
        "remark": _TEXT,
    }
    income = {
        "kind": {"enum": list(INCOMES)},
        "description": _TEXT,
        "hours": {**_NUMBER, "description": f"Counts {limits.in_kind_rate} euros an hour."},
        "funder": _TEXT,
        "state": {"enum": list(STATES)},
        "is_federal": {"type": "boolean"},
        "amount": _MONEY,
    }
    return {
        "type": "object",
        "properties": {
            "expenses": {
                "type": "array",
                "maxItems": most,
                "items": _row(expense, ["category", "description"]),
            },
            "incomes": {"type": "array", "maxItems": 2 * most, "items": _row(income, ["kind"])},
            "vat_deductible": {"type": "boolean"},
        },
        "required": ["expenses", "incomes"],
        "additionalProperties": False,
    }


def _row(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
