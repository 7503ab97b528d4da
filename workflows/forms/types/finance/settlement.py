"""What a grant comes to in the end: accepted costs, other money, final grant, rest or reclaim.

With E the accepted costs, D the other money and A the grant promised (Nr. 1.2 and 2 ANBest-P): a gap is
closed up to A and to E − D; a fixed sum is paid unless less is left; a share pays its part of E less the
same part of money that came on top; full financing pays E less what the project earned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from .acceptance import Cut, accepted, amount
from .codes import IN_KIND
from .totals import ZERO, Totals, totals

Plan = Mapping[str, Any]


@dataclass(frozen=True)
class Terms:
    """What was agreed. `financing` is "gap", "share", "fixed" or "full", as a call says it.

    Without `share` a share is the promise divided by the planned costs. `overrun_percent` is how far a cost
    may lie above its plan; None allows everything.
    """

    financing: str
    approved: Decimal
    paid: Decimal = ZERO
    share: Fraction | None = None
    reclaim_limit: Decimal = ZERO
    overrun_percent: Decimal | None = None


@dataclass(frozen=True)
class Settlement:
    """The outcome in euros."""

    terms: Terms
    accepted_costs: Decimal
    other_income: Decimal
    final: Decimal
    cuts: tuple[Cut, ...] = ()

    @property
    def to_pay_back(self) -> Decimal:
        """What the applicants got too much; nothing while it is not above the limit."""
        over = max(self.terms.paid - self.final, ZERO)
        return over if over > self.terms.reclaim_limit else ZERO

    @property
    def to_receive(self) -> Decimal:
        """What the applicants still get."""
        return max(self.final - self.terms.paid, ZERO)


def settle(plan: Plan, actual: Plan, terms: Terms) -> Settlement:
    """The settlement of these figures; a row of the actual costs may say how much was `accepted`."""
    before, now = totals(plan), totals(actual)
    found = accepted(plan, actual, terms.overrun_percent)
    # Work stands on the income side and is mirrored as a cost, unless the plan wrote it down as one itself.
    work = now.in_kind if found.work is None else found.work
    costs = found.money + work
    other = now.others + _own_share(plan, before, now, work, terms.financing)
    if terms.financing == "share":
        on_top = max(now.others - before.others, ZERO)
        grant = to_cents(_share(terms, before) * Fraction(costs - on_top))
    else:
        grant = costs - other
    # Nobody is paid for work that was given free of charge, whatever the share (GA-05).
    final = max(min(grant, terms.approved, found.money), ZERO)
    return Settlement(terms, costs, other, final, found.cuts)


def _own_share(plan: Plan, before: Totals, now: Totals, work: Decimal, financing: str) -> Decimal:
    """The own share as it was promised, or more where more work was given.

    Own money beyond the promise does not count: it pays in advance what the house still owes, or costs
    that are not accepted. Full financing promises none.
    """
    if financing == "full":
        return work
    written = sum((amount(row) for row in plan.get("expenses", ()) if row["category"] == IN_KIND), ZERO)
    promised = before.own_cash + max(before.in_kind, written)
    return max(promised, work + min(now.own_cash, before.own_cash))


def _share(terms: Terms, before: Totals) -> Fraction:
    if terms.share is not None:
        return terms.share
    return Fraction(terms.approved) / Fraction(before.total) if before.total else Fraction(0)


def to_cents(number: Fraction) -> Decimal:
    """Whole cents; half a cent is rounded up, as in commerce."""
    return Decimal(floor(number * 100 + Fraction(1, 2))).scaleb(-2)
