"""Planned against actual figures: line by line, by kind of cost, and what is to be paid in the end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .codes import CATEGORIES
from .limits import Limits
from .lines import line_keys, name_of
from .settlement import Settlement, Terms, settle
from .totals import CENT, ZERO, Totals, totals

_TENTH = Decimal("0.1")
Plan = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One line of both plans in euros; `actual` is None while nothing was said about it."""

    code: str
    text: str
    planned: Decimal
    actual: Decimal | None
    key: str = ""
    reason: str = ""

    @property
    def difference(self) -> Decimal:
        """Actual less planned."""
        return (self.actual or ZERO) - self.planned

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the plan, to one digit; None for what was not planned."""
        if not self.planned:
            return None
        return (self.difference * 100 / self.planned).quantize(_TENTH, ROUND_HALF_UP)

    def is_over(self, percent: Decimal | None) -> bool:
        """Whether the plan is exceeded by more than that many percent; None allows everything."""
        return percent is not None and self.difference * 100 > percent * self.planned


@dataclass(frozen=True)
class Comparison:
    """Both plans side by side."""

    costs: list[Line]
    incomes: list[Line]
    by_category: list[Line]
    planned: Totals
    actual: Totals
    settlement: Settlement

    @property
    def is_complete(self) -> bool:
        """Whether something was said about every line of the plan."""
        return all(
            line.actual is not None for line in (*self.costs, *self.incomes) if line.code != "requested"
        )


def compare(
    planned: Plan | None, actual: Plan | None, limits: Limits, *, approved: object = None, paid: object = None
) -> Comparison:
    """The plan against the actual figures.

    `approved` is the grant promised, by default the one planned; `paid` what the house has paid so far,
    by default what the figures say.
    """
    planned, actual = planned or {}, actual or {}
    before, now = totals(planned), totals(actual)
    promised = _either(approved, before.requested)
    terms = Terms(
        financing=limits.financing,
        approved=promised,
        paid=_either(paid, now.requested),
        overrun_percent=limits.overrun_percent,
    )
    return Comparison(
        _lines(planned.get("expenses", ()), actual.get("expenses", ()), "category"),
        _lines(planned.get("incomes", ()), actual.get("incomes", ()), "kind"),
        _categories(before, now),
        before,
        now,
        settle(planned, actual, terms),
    )


def _either(given: Any, other: Decimal) -> Decimal:
    return other if given in (None, "") else Decimal(given).quantize(CENT)


def _lines(planned: Iterable[Plan], actual: Iterable[Plan], code: str) -> list[Line]:
    planned, actual = list(planned), list(actual)
    keys = line_keys(planned, code)
    said = {row["line"]: row for row in actual if "line" in row}
    lines = [
        _line(row, said.get(key, {}), code, key, _amount(row) or ZERO)
        for key, row in zip(keys, planned, strict=True)
    ]
    return lines + [_line(row, row, code, "", ZERO) for row in actual if row.get("line") not in keys]


def _line(named: Plan, said: Plan, code: str, key: str, planned: Decimal) -> Line:
    return Line(named[code], name_of(named), planned, _amount(said), key, said.get("reason", ""))


def _amount(row: Plan) -> Decimal | None:
    return Decimal(row["amount"]) if "amount" in row else None


def _categories(before: Totals, now: Totals) -> list[Line]:
    return [
        Line(code, "", before.by_category[code], now.by_category[code])
        for code in CATEGORIES
        if before.by_category[code] or now.by_category[code]
    ]


__all__ = ["Comparison", "Line", "compare"]
