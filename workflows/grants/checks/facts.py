"""The facts that the GA checks read: plain values, gathered from call, organisation, answers and register."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from workflows.values.numbers import CENT, stored_number

ZERO = Decimal("0.00")


@dataclass(frozen=True)
class CostLine:
    """One line of the cost side, euros."""

    category: str
    amount: Decimal
    description: str = ""
    quantity: Decimal = ZERO
    unit: str = ""
    unit_price: Decimal = ZERO


@dataclass(frozen=True)
class IncomeLine:
    """One line of the income side, euros; `funder` and `status` belong to money of third parties."""

    kind: str
    amount: Decimal
    description: str = ""
    funder: str = ""
    status: str = ""
    is_federal: bool = False


@dataclass(frozen=True)
class Limit:
    """A limit on one kind of cost; None means no limit of that kind."""

    allowed: bool = True
    max_amount: Decimal | None = None
    max_percent: Decimal | None = None
    max_unit_price: Decimal | None = None
    unit_minutes: int | None = None


@dataclass(frozen=True)
class Body:
    """The applicant as far as the rules ask."""

    name: str = ""
    legal_form: str = ""
    is_migrant_organisation: bool = False
    tax_notice: str = "none"
    tax_notice_date: datetime.date | None = None
    founded_on: datetime.date | None = None
    postcode: str = ""


@dataclass(frozen=True)
class Facts:
    """All that a check may look at. `terms` is the call; `law` holds the legal values of that day."""

    terms: Any
    on: datetime.date
    answers: Mapping[str, Any]
    body: Body
    project_from: datetime.date | None = None
    project_until: datetime.date | None = None
    limits: Mapping[str, Limit] = field(default_factory=dict)
    law: Mapping[str, Decimal] = field(default_factory=dict)
    costs: tuple[CostLine, ...] = ()
    income: tuple[IncomeLine, ...] = ()
    last_consultation: datetime.date | None = None
    last_workshop: datetime.date | None = None
    founding_started: bool = False
    grants_this_year: int = 0
    euros_this_year: Decimal = ZERO
    is_first_timer: bool = True
    overdue_reports: tuple[str, ...] = ()
    decided_on: datetime.date | None = None
    similar: tuple[str, ...] = ()
    available: Decimal | None = None

    def cost(self, *categories: str) -> Decimal:
        """Euros on the cost side, of these categories or of all."""
        return sum(
            (line.amount for line in self.costs if not categories or line.category in categories), ZERO
        )

    def funds(self, *kinds: str) -> Decimal:
        """Euros on the income side, of these kinds or of all."""
        return sum((line.amount for line in self.income if not kinds or line.kind in kinds), ZERO)

    @property
    def requested(self) -> Decimal:
        """Euros asked of the house."""
        return self.funds("requested")

    def date(self, question: str) -> datetime.date | None:
        """The answer to a date question; None while it is missing or no date."""
        return to_date(self.answers.get(question))

    def count(self, question: str) -> int | None:
        """The answer to a question for a whole number; None while it is missing."""
        amount = stored_number(self.answers.get(question))
        return None if amount is None else int(amount)

    def yes(self, question: str) -> bool:
        """Whether a yes/no question was answered with yes."""
        return self.answers.get(question) in (True, "yes")


def to_money(value: object) -> Decimal:
    """An amount in euros with two places; zero for what is no number."""
    amount = stored_number(value)
    return ZERO if amount is None else amount.quantize(CENT)


def to_date(value: object) -> datetime.date | None:
    """A date from its ISO form; None for anything else."""
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


def plan_lines(plan: object) -> tuple[tuple[CostLine, ...], tuple[IncomeLine, ...]]:
    """The two sides of a finance plan answer; work given in kind stands on both."""
    if not isinstance(plan, Mapping):
        return (), ()
    income = tuple(_income(row) for row in plan.get("incomes") or [])
    mirrored = sum((line.amount for line in income if line.kind == "in_kind"), ZERO)
    costs = tuple(_cost(row) for row in plan.get("expenses") or [])
    return (*costs, CostLine("in_kind", mirrored)) if mirrored else costs, income


def _cost(row: Mapping[str, object]) -> CostLine:
    return CostLine(
        category=str(row.get("category", "")),
        amount=to_money(row.get("amount")),
        description=str(row.get("description", "")),
        quantity=to_money(row.get("quantity")),
        unit=str(row.get("unit", "")),
        unit_price=to_money(row.get("unit_price")),
    )


def _income(row: Mapping[str, object]) -> IncomeLine:
    return IncomeLine(
        kind=str(row.get("kind", "")),
        amount=to_money(row.get("amount")),
        description=str(row.get("description", "")),
        funder=str(row.get("funder") or ""),
        status=str(row.get("state") or ""),
        is_federal=bool(row.get("is_federal")),
    )
