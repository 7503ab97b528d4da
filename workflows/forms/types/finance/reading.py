"""A financing plan for readers: as text for letters and exports, as tables for screens."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.types.base import AnswerContext
from workflows.values.money import euros

from .actual import Sources
from .actual_screen import drawn_comparison, signed
from .codes import CATEGORIES, IN_KIND, INCOMES, RECEIVED, STATES, UNITS
from .deviation import Line
from .limits import Limits
from .screen import totals_drawn
from .totals import totals

Drawn = dict[str, object]
Plan = Mapping[str, Any]


def plan_in_words(plan: Plan) -> str:
    """Both sides with their sums, a line each."""
    sums = totals(plan)
    costs = [f"{CATEGORIES[code]}: {euros(each)}" for code, each in sums.by_category.items() if each]
    incomes = [f"{INCOMES[code]}: {euros(each)}" for code, each in sums.by_income.items() if each]
    return "\n".join(
        [
            *costs,
            _("Costs together: %(sum)s") % {"sum": euros(sums.total)},
            "",
            *incomes,
            _("Income together: %(sum)s") % {"sum": euros(sums.income)},
        ]
    )


def actual_in_words(value: Plan, sources: Sources, limits: Limits) -> str:
    """Planned, actual and difference, a line for each cost and income."""
    found = sources.compared(value, limits)
    costs = [_line_in_words(line, CATEGORIES) for line in found.costs]
    incomes = [_line_in_words(line, RECEIVED) for line in found.incomes]
    cost = Line("", _("Costs together"), found.planned.total, found.actual.total)
    income = Line("", _("Income together"), found.planned.income, found.actual.income)
    return "\n".join([*costs, _line_in_words(cost, {}), "", *incomes, _line_in_words(income, {})])


def _line_in_words(line: Line, labels: Mapping[str, object]) -> str:
    name = " – ".join(str(part) for part in (labels.get(line.code, ""), line.text) if part)
    if line.actual is None:
        return _("%(line)s: planned %(planned)s") % {"line": name, "planned": euros(line.planned)}
    text = _("%(line)s: planned %(planned)s, actual %(actual)s, difference %(difference)s")
    words = text % {
        "line": name,
        "planned": euros(line.planned),
        "actual": euros(line.actual),
        "difference": signed(line),
    }
    return f"{words} – {line.reason}" if line.reason else words


def draw_answer(question: Question, value: Plan, context: AnswerContext) -> Drawn:
    """The answer as the tables of `forms/plan.html`."""
    if question.settings.get("mode") == "actual":
        limits, sources = Limits.read(context.values.get("finance")), Sources.of(question, context)
        found = drawn_comparison(sources.compared(value, limits), limits)
        return {"is_actual": True, "net": bool(value.get("vat_deductible")), **found}
    return draw_plan(value)


def draw_plan(plan: Plan) -> Drawn:
    """A financing plan as two tables with sums."""
    sums = totals(plan)
    costs = [
        {
            "category": CATEGORIES.get(row["category"], row["category"]),
            "text": " · ".join(row[key] for key in ("description", "remark") if row.get(key)),
            "sum": calculation(row),
            "amount": euros(Decimal(row.get("amount", "0.00"))),
        }
        for row in plan.get("expenses", ())
    ]
    if sums.in_kind:
        costs.append({"category": CATEGORIES[IN_KIND], "text": "", "sum": "", "amount": euros(sums.in_kind)})
    incomes = [
        {
            "kind": INCOMES[row["kind"]],
            "text": income_text(row),
            "amount": euros(Decimal(row.get("amount", "0.00"))),
        }
        for row in plan.get("incomes", ())
    ]
    return {
        "costs": costs,
        "incomes": incomes,
        "net": plan.get("vat_deductible", False),
        **totals_drawn(sums),
    }


def calculation(row: Plan) -> str:
    """How an amount comes about: quantity, unit, price of one, VAT."""
    parts = []
    if "quantity" in row and "unit_price" in row:
        unit = UNITS.get(row.get("unit", ""), "")
        text = f"{_short(row['quantity'])} {unit} × {euros(Decimal(row['unit_price']))}"
        parts.append(text.replace("  ", " "))
    if row.get("vat", "0") != "0":
        parts.append(_("with %(rate)s %% VAT") % {"rate": row["vat"]})
    return ", ".join(parts)


def _short(number: str) -> str:
    return number.rstrip("0").rstrip(".").replace(".", ",")


def income_text(row: Plan) -> str:
    """What an income is about: who gives it, what for, how far it is."""
    hours = _("%(hours)s hours") % {"hours": _short(row["hours"])} if "hours" in row else ""
    state = str(STATES.get(row.get("state", ""), ""))
    parts = [row.get("funder", ""), row.get("description", ""), hours, state]
    return " · ".join(part for part in parts if part)
