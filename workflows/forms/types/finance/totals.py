"""The sums of a Kosten- und Finanzierungsplan, exact to the cent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .codes import CATEGORIES, IN_KIND, INCOMES

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def product(quantity: object, price: object) -> Decimal:
    """Quantity times price, in whole cents; half a cent is rounded up."""
    return (Decimal(str(quantity)) * Decimal(str(price))).quantize(CENT, ROUND_HALF_UP)


def _sums(rows: Iterable[Mapping[str, Any]], key: str, codes: Iterable[str]) -> dict[str, Decimal]:
    sums = dict.fromkeys(codes, ZERO)
    for row in rows:
        if row.get(key) in sums and "amount" in row:
            sums[row[key]] += Decimal(row["amount"])
    return sums


@dataclass(frozen=True)
class Totals:
    """All sums in euros. `total` counts the work given in kind on both sides."""

    by_category: Mapping[str, Decimal]
    by_income: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """All costs."""
        return sum(self.by_category.values(), ZERO)

    @property
    def income(self) -> Decimal:
        """All income."""
        return sum(self.by_income.values(), ZERO)

    @property
    def difference(self) -> Decimal:
        """Costs less income; zero when the plan balances."""
        return self.total - self.income

    @property
    def requested(self) -> Decimal:
        """The grant asked for."""
        return self.by_income["requested"]

    @property
    def in_kind(self) -> Decimal:
        """The value of the work given free of charge."""
        return self.by_income[IN_KIND]

    @property
    def own_cash(self) -> Decimal:
        """The applicants' own money."""
        return self.by_income["own_cash"]

    @property
    def own_share(self) -> Decimal:
        """Own money and work given free of charge."""
        return self.own_cash + self.in_kind

    @property
    def others(self) -> Decimal:
        """Income that is neither the own share nor the grant."""
        return self.income - self.own_share - self.requested


def totals(plan: Mapping[str, Any] | None) -> Totals:
    """The sums of a stored plan; an empty plan sums to zero."""
    plan = plan or {}
    by_income = _sums(plan.get("incomes", ()), "kind", INCOMES)
    by_category = _sums(plan.get("expenses", ()), "category", CATEGORIES)
    by_category[IN_KIND] = by_income[IN_KIND]
    return Totals(by_category, by_income)
