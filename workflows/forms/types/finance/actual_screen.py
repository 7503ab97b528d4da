"""What the template of actual figures draws: each line of the plan, what was added, both sums."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.types.base import AnswerContext
from workflows.forms.types.calculated import marks
from workflows.forms.types.row_cells import row_fields
from workflows.values.money import euros
from workflows.values.numbers import plain

from .actual import LINE, Sources, columns_of, in_order
from .actual_checks import name_in_words
from .codes import CATEGORIES, RECEIVED, SINGLE
from .deviation import Comparison, Line
from .limits import Limits
from .screen import kinds_shown, only_allowed, percent_in_words

Drawn = dict[str, object]
TEMPLATE = "forms/types/finance_actual.html"


def actual_field(
    question: Question, raw: Mapping[str, Any], name: str, context: AnswerContext, value: Any
) -> Drawn:
    """Both sides; `value` is what was understood of `raw`, None while something can't be read."""
    limits, sources = Limits.read(context.values.get("finance")), Sources.of(question, context)
    drawing = _Drawing(name, sources, limits, context)
    planned_kinds = [row["kind"] for row in sources.plan.get("incomes", ())]
    incomes = raw["incomes"] if isinstance(raw.get("incomes"), list) else []
    shown = kinds_shown(limits, [*incomes, *({"kind": kind} for kind in planned_kinds)])
    found = sources.compared(value, limits)
    drawing.said = {line.key: line for line in (*found.costs, *found.incomes) if line.key}
    return {
        "template": TEMPLATE,
        "expenses": drawing.holder(raw.get("expenses"), "expenses"),
        "sections": [drawing.holder(_of_kind(incomes, kind), kind) for kind in shown],
        "vat_name": f"{name}-vat",
        "vat": raw.get("vat_deductible") is True,
        "rate": plain(limits.in_kind_rate),
        "overrun": plain(limits.overrun_percent) if limits.overrun_percent is not None else "",
        "percent": percent_in_words(limits.overrun_percent) if limits.overrun_percent is not None else "",
        "marks": marks(),
        "paid": sources.paid or "",
        "readable": value is not None,
        **drawn_comparison(found, limits),
    }


def _of_kind(rows: list[object], kind: str) -> list[object]:
    return [row for row in rows if isinstance(row, Mapping) and row.get("kind") == kind]


class _Drawing:
    """Draws the lists of one question."""

    def __init__(self, name: str, sources: Sources, limits: Limits, context: AnswerContext) -> None:
        self.name, self.sources, self.limits, self.context = name, sources, limits, context
        self.said: dict[str, Line] = {}

    def holder(self, raw: object, place: str) -> Drawn:
        """One list with the lines of the plan first."""
        lines = self.sources.lines(place)
        rows = [dict(row) for row in raw if isinstance(row, Mapping)] if isinstance(raw, list) else []
        name = f"{self.name}-{place}"
        blank = self._cells(place, {}, f"{name}-__row__", is_planned=False)
        return {
            "kind": place,
            "part": place,
            "name": name,
            "title": _("Costs") if place == "expenses" else str(RECEIVED[place]),
            "single": place in SINGLE,
            "fixed": place == "requested" and bool(self.sources.paid),
            "rows": [self._row(place, name, *each, lines) for each in enumerate(in_order(rows, lines))],
            "blank": blank,
            "least": 0,
            "row_label": _("New cost") if place == "expenses" else _("New entry"),
            "add_label": _("Add a cost that was not planned") if place == "expenses" else _("Add another"),
        }

    def _row(self, place: str, name: str, index: int, row: Drawn, lines: Mapping[str, Any]) -> Drawn:
        planned = lines.get(str(row.get(LINE, "")))
        drawn: Drawn = {
            "number": index + 1,
            "index": index,
            "cells": self._cells(place, row, f"{name}-{index}", is_planned=planned is not None),
        }
        if planned is not None:
            drawn["line"] = self._line(place, name, index, row, planned)
        return drawn

    def _line(self, place: str, name: str, index: int, row: Drawn, planned: Mapping[str, Any]) -> Drawn:
        said = self.said.get(str(row[LINE]))
        label = CATEGORIES.get(planned.get("category", "")) if place == "expenses" else RECEIVED[place]
        text, amount = name_in_words(place, planned), Decimal(planned.get("amount", "0"))
        return {
            "field": f"{name}-{index}-{LINE}",
            "key": row[LINE],
            "label": label,
            "text": text if text != str(label) else "",
            "planned": euros(amount),
            "cents": int(amount * 100),
            "category": planned.get("category", ""),
            "difference": signed(said) if said and said.actual is not None else "",
            "over": bool(said and said.is_over(self.limits.overrun_percent)),
        }

    def _cells(self, place: str, row: Drawn, name: str, *, is_planned: bool) -> list[Drawn]:
        columns = columns_of(place, self.limits, planned=is_planned)
        cells = row_fields(columns, row, name, self.context)
        for cell in cells:
            cell["no_optional"] = True
        if cells[0]["question"].id == "category":
            only_allowed(cells, self.limits)
        return cells


def drawn_comparison(found: Comparison, limits: Limits) -> Drawn:
    """Planned, actual and difference: line by line, by kind, in all, and what is to be paid."""
    settled, terms = found.settlement, found.settlement.terms
    return {
        "lines": [drawn_line(line, CATEGORIES, limits) for line in found.costs],
        "income_lines": [drawn_line(line, RECEIVED, limits) for line in found.incomes],
        "categories": [drawn_line(line, CATEGORIES, limits) for line in found.by_category],
        "cost_sum": drawn_line(Line("", "", found.planned.total, found.actual.total), {}, limits),
        "income_sum": drawn_line(Line("", "", found.planned.income, found.actual.income), {}, limits),
        "settlement": {
            "approved": euros(terms.approved),
            "approved_cents": int(terms.approved * 100),
            "accepted": euros(settled.accepted_costs),
            "final": euros(settled.final),
            "paid": euros(terms.paid),
            "paid_cents": int(terms.paid * 100),
            "financing": limits.financing,
            "planned_cost_cents": int(found.planned.total * 100),
            "planned_cash_cents": int(found.planned.own_cash * 100),
            "planned_work_cents": int(found.planned.in_kind * 100),
            "planned_others_cents": int(found.planned.others * 100),
            "is_complete": found.is_complete,
            "state": "back" if settled.to_pay_back else ("more" if settled.to_receive else "even"),
            "difference": euros(settled.to_pay_back or settled.to_receive),
        },
    }


def drawn_line(line: Line, labels: Mapping[str, object], limits: Limits) -> Drawn:
    """One line as text; `tone` says whether the plan was kept."""
    over = line.is_over(limits.overrun_percent)
    return {
        "code": line.code,
        "label": labels.get(line.code, line.code),
        "text": line.text,
        "planned": euros(line.planned),
        "planned_cents": int(line.planned * 100),
        "actual": euros(line.actual) if line.actual is not None else "–",
        "difference": signed(line) if line.actual is not None else "",
        "is_new": bool(line.code) and not line.key and not line.planned,
        "over": over,
        "reason": line.reason,
    }


def signed(line: Line) -> str:
    """The difference with its sign, in euros and percent: "+40,00 € (+10,0 %)"."""
    sign = "+" if line.difference > 0 else "−" if line.difference < 0 else "±"
    text = f"{sign}{euros(abs(line.difference))}"
    if line.percent is None:
        return text
    return f"{text} ({sign}{plain(abs(line.percent)).replace('.', get_format('DECIMAL_SEPARATOR'))}\u00a0%)"
