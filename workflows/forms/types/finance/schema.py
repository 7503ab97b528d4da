"""The stored plan as JSON Schema."""

from .codes import INCOMES, STATES, UNITS
from .limits import Limits

MONEY = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$"}
NUMBER = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$"}
TEXT = {"type": "string", "maxLength": 200}


def plan_schema(limits: Limits, most: int) -> dict[str, object]:
    """The plan; the sums are not in it, they are worked out."""
    expense = {
        "category": {"type": "string", "enum": list(limits.categories)},
        "description": TEXT,
        "quantity": NUMBER,
        "unit": {"type": "string", "enum": list(UNITS)},
        "unit_price": MONEY,
        "amount": MONEY,
        "vat": {"enum": list(limits.vat_rates), "description": "Percent of VAT contained in the amount."},
        "remark": TEXT,
    }
    income = {
        "kind": {"type": "string", "enum": list(INCOMES)},
        "description": TEXT,
        "hours": {**NUMBER, "description": f"Counts {limits.in_kind_rate} euros an hour."},
        "funder": TEXT,
        "state": {"type": "string", "enum": list(STATES)},
        "is_federal": {"type": "boolean"},
        "amount": MONEY,
    }
    return {
        "type": "object",
        "properties": {
            "expenses": {
                "type": "array",
                "maxItems": most,
                "items": row_schema(expense, ["category", "description"]),
            },
            "incomes": {"type": "array", "maxItems": 2 * most, "items": row_schema(income, ["kind"])},
            "vat_deductible": {"type": "boolean"},
        },
        "required": ["expenses", "incomes"],
        "additionalProperties": False,
    }


def row_schema(properties: dict[str, object], required: list[str]) -> dict[str, object]:
    """One row with exactly these cells."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
