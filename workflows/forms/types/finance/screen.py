"""What the template of a Kosten- und Finanzierungsplan draws."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from workflows.forms.types.base import AnswerContext
from workflows.forms.types.calculated import marks
from workflows.forms.types.row_cells import row_fields
from workflows.values.money import euros
from workflows.values.numbers import plain

from .codes import CATEGORIES, IN_KIND, INCOMES, SINGLE
from .columns import expense_columns, income_columns
from .limits import Limits
from .totals import Totals, totals

Drawn = dict[str, Any]


def plan_field(
    raw: Mapping[str, Any], name: str, limits: Limits, context: AnswerContext, sums: Totals | None
) -> Drawn:
    """Both sides with their rows, the limits in words, and the sums so far (None: not readable yet)."""
    incomes: list[Any] = raw["incomes"] if isinstance(raw.get("incomes"), list) else []
    return {
        "expenses": _expenses(raw.get("expenses"), name, limits, context),
        "sections": [
            _section(kind, [row for row in incomes if _is(row, kind)], name, limits, context)
            for kind in kinds_shown(limits, incomes)
        ],
        "vat_name": f"{name}-vat",
        "vat": raw.get("vat_deductible") is True,
        "hints": _hints(limits),
        "rate": plain(limits.in_kind_rate),
        "marks": marks(),
        "sums": sums,
        "totals": totals_drawn(sums or totals(None)),
        "readable": sums is not None,
    }


def totals_drawn(sums: Totals) -> Drawn:
    """The sums as text, and whether the plan balances."""
    return {
        "total": euros(sums.total),
        "income": euros(sums.income),
        "in_kind": euros(sums.in_kind),
        "difference": euros(abs(sums.difference)),
        "state": "even" if not sums.difference else ("short" if sums.difference > 0 else "over"),
        "is_empty": not sums.total and not sums.income,
    }


def _is(row: object, kind: str) -> bool:
    return isinstance(row, Mapping) and row.get("kind") == kind


def kinds_shown(limits: Limits, incomes: list[object]) -> list[str]:
    """The kinds of income that the call allows, and those already written down."""
    closed = set() if limits.in_kind_allowed else {IN_KIND}
    if limits.co_funding == "none":
        closed |= {"public", "private"}
    return [kind for kind in INCOMES if kind not in closed or any(_is(row, kind) for row in incomes)]


def _rows(columns: Any, rows: object, name: str, context: AnswerContext) -> list[Drawn]:
    rows = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return [
        {
            "number": number + 1,
            "index": number,
            "cells": row_fields(columns, row, f"{name}-{number}", context),
        }
        for number, row in enumerate(rows)
    ]


def _all_plain(rows: list[Drawn], blank: list[Drawn]) -> None:
    """No "(optional)" at every cell: amounts can be given in more than one way."""
    for cell in [*blank, *(cell for row in rows for cell in row["cells"])]:
        cell["no_optional"] = True


def _expenses(rows: object, name: str, limits: Limits, context: AnswerContext) -> Drawn:
    columns = expense_columns(limits)
    place = f"{name}-expenses"
    drawn = _rows(columns, rows, place, context)
    for row in drawn:
        only_allowed(row["cells"], limits)
    blank = row_fields(columns, {}, f"{place}-__row__", context)
    only_allowed(blank, limits)
    _all_plain(drawn, blank)
    return {
        "name": place,
        "part": "expenses",
        "rows": drawn,
        "blank": blank,
        "row_label": _("Cost"),
        "add_label": _("Add another cost"),
    }


def only_allowed(cells: list[Drawn], limits: Limits) -> None:
    """A category that the call does not pay stays visible only where it was chosen."""
    cells[0]["options"] = [
        option for option in cells[0]["options"] if option["code"] in limits.categories or option["checked"]
    ]


def _section(kind: str, rows: list[object], name: str, limits: Limits, context: AnswerContext) -> Drawn:
    columns = income_columns(kind)
    place = f"{name}-{kind}"
    drawn, blank = _rows(columns, rows, place, context), row_fields(columns, {}, f"{place}-__row__", context)
    _all_plain(drawn, blank)
    return {
        "kind": kind,
        "part": kind,
        "name": place,
        "title": str(INCOMES[kind]),
        "single": kind in SINGLE,
        "rows": drawn,
        "blank": blank,
        "help": _help(kind, limits),
        "row_label": _("Entry"),
        "add_label": _("Add another"),
    }


def _help(kind: str, limits: Limits) -> str:
    if kind == IN_KIND:
        text = _("One hour counts %(rate)s. We add the same amount to the costs, so the plan stays even.")
        return text % {"rate": euros(limits.in_kind_rate)}
    if kind == "requested" and limits.maximum is not None:
        return _("At most %(limit)s.") % {"limit": euros(limits.maximum)}
    if kind == "public" and limits.co_funding == "no_federal":
        return _(
            "Money from the city, the district or the federal state. Other federal money is not possible."
        )
    return ""


def _hints(limits: Limits) -> list[str]:
    """The limits of the call in plain words, shown before people start."""
    hints = []
    if limits.maximum is not None:
        hints.append(_("You can ask us for at most %(limit)s.") % {"limit": euros(limits.maximum)})
    if limits.minimum:
        hints.append(_("You can ask for %(limit)s or more.") % {"limit": euros(limits.minimum)})
    if limits.share_percent is not None:
        text = _("We pay at most %(percent)s %% of all costs.")
        hints.append(text % {"percent": percent_in_words(limits.share_percent)})
    if limits.max_total is not None:
        hints.append(_("All costs together: at most %(limit)s.") % {"limit": euros(limits.max_total)})
    if limits.own_share_percent:
        base = _("of the grant") if limits.own_share_base == "grant" else _("of all costs")
        values = {"percent": percent_in_words(limits.own_share_percent), "base": base}
        hints.append(_("Your own share: at least %(percent)s %% %(base)s.") % values)
        hints += _own_share_hints(limits)
    if limits.co_funding == "none":
        hints.append(_("Money from other funders is not possible in this call."))
    for code, limit in limits.category_limits.items():
        hints += _category_hints(code, limit)
    return hints


def _own_share_hints(limits: Limits) -> list[str]:
    if not limits.in_kind_allowed:
        return [_("Work given free of charge does not count as own share in this call.")]
    hints = []
    if limits.own_cash_percent:
        values = {"percent": percent_in_words(limits.own_cash_percent)}
        hints.append(_("At least %(percent)s %% of it must be money.") % values)
    return hints


def percent_in_words(number: Decimal) -> str:
    """A percentage as people write it."""
    return plain(number.normalize()).replace(".", get_format("DECIMAL_SEPARATOR"))


def _category_hints(code: str, limit: Any) -> list[str]:
    label = CATEGORIES.get(code, code)
    hints = []
    if limit.percent is not None:
        values = {"category": label, "percent": percent_in_words(limit.percent)}
        hints.append(_("%(category)s: at most %(percent)s %% of all costs.") % values)
    if limit.amount is not None:
        hints.append(
            _("%(category)s: at most %(limit)s.") % {"category": label, "limit": euros(limit.amount)}
        )
    if limit.unit_price is not None:
        values = {"category": label, "limit": euros(limit.unit_price)}
        hints.append(_("%(category)s: at most %(limit)s for one.") % values)
    return hints
