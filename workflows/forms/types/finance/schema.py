"""The stored plan as JSON Schema, its cells and choices in the reader's words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question

from .codes import CATEGORIES, INCOMES, STATES, UNITS
from .columns import expense_columns, income_columns
from .limits import Limits

MONEY: dict[str, object] = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$"}
NUMBER: dict[str, object] = {"type": "string", "pattern": r"^\d{1,12}\.\d{2}$"}
TEXT: dict[str, object] = {"type": "string", "maxLength": 200}
YES_NO: dict[str, object] = {"type": "boolean"}


def plan_schema(limits: Limits, most: int) -> dict[str, object]:
    """The plan; the sums are not in it, they are worked out."""
    rates = [{"const": rate, "title": f"{rate} %"} for rate in limits.vat_rates]
    vat: dict[str, object] = {
        "type": "string",
        "oneOf": rates,
        "description": "Percent of VAT contained in the amount.",
    }
    expense = titled(
        expense_columns(limits),
        category=choice({code: CATEGORIES.get(code, code) for code in limits.categories}),
        description=TEXT,
        quantity=NUMBER,
        unit=choice(UNITS),
        unit_price=MONEY,
        amount=MONEY,
        vat=vat,
        remark=TEXT,
    )
    income = {"kind": {"title": _("Kind of income"), **choice(INCOMES)}} | titled(
        (column for kind in INCOMES for column in income_columns(kind) if column.id != "description"),
        description={"title": _("Remark"), **TEXT},
        hours={**NUMBER, "description": f"Counts {limits.in_kind_rate} euros an hour."},
        funder=TEXT,
        state=choice(STATES),
        is_federal=YES_NO,
        amount=MONEY,
    )
    rows = {"type": "array", "maxItems": most}
    costs = row_schema(expense, ["category", "description"])
    return {
        "type": "object",
        "properties": {
            "expenses": {"title": _("Costs"), **rows, "items": costs},
            "incomes": {
                "title": _("Income"),
                **rows,
                "maxItems": 2 * most,
                "items": row_schema(income, ["kind"]),
            },
            "vat_deductible": {
                "title": _("We can get input tax (VAT) back, so all amounts are without VAT."),
                **YES_NO,
            },
        },
        "required": ["expenses", "incomes"],
        "additionalProperties": False,
    }


def choice(codes: Mapping[str, object]) -> dict[str, object]:
    """One of these codes, each with its words."""
    return {
        "type": "string",
        "oneOf": [{"const": code, "title": str(label)} for code, label in codes.items()],
    }


def titled(columns: Iterable[Question], **cells: dict[str, object]) -> dict[str, object]:
    """The cells, each called as on our own screens."""
    labels = {column.id: str(column.label) for column in columns}
    return {name: {"title": labels[name], **cell} if name in labels else cell for name, cell in cells.items()}


def row_schema(properties: Mapping[str, object], required: list[str]) -> dict[str, object]:
    """One row with exactly these cells."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
