"""Which costs of a report count: what the examiner accepted, and no line too far above its plan (GA-29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from .codes import IN_KIND
from .lines import Group, grouped, name_of
from .totals import CENT, ZERO

Row = Mapping[str, Any]
HUNDRED = Decimal(100)


class Reason(StrEnum):
    """Why a cost does not count in full."""

    NOT_ACCEPTED = "not_accepted"
    OVER_PLAN = "over_plan"
    NOT_PLANNED = "not_planned"


@dataclass(frozen=True)
class Cut:
    """Euros of one line that don't count; `words` is what the examiner said about them."""

    category: str
    description: str
    amount: Decimal
    reason: Reason
    planned: Decimal = ZERO
    words: str = ""


@dataclass(frozen=True)
class Accepted:
    """The costs that count: in money, and in work given free of charge (None where no cost says so)."""

    money: Decimal
    work: Decimal | None
    cuts: tuple[Cut, ...]


def accepted(plan: Row, actual: Row, percent: Decimal | None) -> Accepted:
    """What counts of the actual costs; each line at most `percent` above its plan, None allows all."""
    sums = {True: ZERO, False: ZERO}
    cuts: list[Cut] = []
    for group in grouped(plan.get("expenses", ()), actual.get("expenses", ())):
        lost = [*_refused(group), *_over(group, percent)]
        spent = sum((amount(row) for row in group.actual), ZERO)
        sums[_is_work(group)] += spent - sum((cut.amount for cut in lost), ZERO)
        cuts += lost
    said = any(row.get("category") == IN_KIND for row in actual.get("expenses", ()))
    return Accepted(sums[False], sums[True] if said else None, tuple(cuts))


def amount(row: Row) -> Decimal:
    """The euros of a row; nothing said is nothing spent."""
    return Decimal(row.get("amount") or ZERO)


def most(planned: Decimal, percent: Decimal) -> Decimal:
    """How much a planned cost may come to, in whole cents."""
    return (planned * (HUNDRED + percent) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def _is_work(group: Group) -> bool:
    return any(row.get("category") == IN_KIND for row in (*group.planned, *group.actual))


def _remains(row: Row) -> Decimal:
    return Decimal(row["accepted"]) if row.get("accepted") not in (None, "") else amount(row)


def _refused(group: Group) -> list[Cut]:
    """What the examiner did not accept, row by row."""
    return [
        Cut(row["category"], name_of(row), lost, Reason.NOT_ACCEPTED, words=str(row.get("cut_reason", "")))
        for row in group.actual
        if (lost := amount(row) - _remains(row))
    ]


def _over(group: Group, percent: Decimal | None) -> list[Cut]:
    """What lies too far above the plan, once for the whole line."""
    remains = sum((_remains(row) for row in group.actual), ZERO)
    planned = sum((amount(row) for row in group.planned), ZERO)
    if percent is None or not group.actual or remains <= (limit := most(planned, percent)):
        return []
    named = (group.planned or group.actual)[0]
    reason = Reason.OVER_PLAN if group.planned else Reason.NOT_PLANNED
    return [Cut(named["category"], name_of(named), remains - limit, reason, planned)]
