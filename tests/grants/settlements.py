"""Cases of settlement as people write them down."""

from typing import Any

from workflows.grants.rules.settlement_case import answer, settle_case

ROOMS, FEES, PAINT = ("rooms", "Saal"), ("fees", "Trainerin"), ("material", "Farben")


# Planned: 200 + 500 + 300 = 1,000 of costs; 100 own money and 900 of the grant.
PLAN = {ROOMS: "200.00", FEES: "500.00", PAINT: "300.00"}


def side(costs: dict[tuple[str, str], Any], incomes: dict[str, str]) -> dict[str, Any]:
    """One side of a case, in the stored form of a plan."""
    expenses = []
    for (category, description), amount in costs.items():
        more = amount if isinstance(amount, dict) else {"amount": amount}
        expenses.append({"category": category, "description": description, **more})
    return {
        "expenses": expenses,
        "incomes": [{"kind": kind, "amount": each} for kind, each in incomes.items()],
    }


def case(
    costs: dict[tuple[str, str], Any], incomes: dict[str, str] | None = None, **terms: Any
) -> dict[str, Any]:
    """A gap of 900 euros, 720 of them paid, unless `terms` say otherwise."""
    usual = {"financing": "fehlbedarf", "approved": "900.00", "paid": "720.00", "overrun_percent": 20}
    plan = terms.pop("plan", side(PLAN, {"own_cash": "100.00", "requested": "900.00"}))
    actual = side(costs, {"own_cash": "100.00"} if incomes is None else incomes)
    return {**usual, **terms, "plan": plan, "actual": actual}


def settled(raw: dict[str, Any]) -> tuple[str, str, str, str, str]:
    """Accepted costs, other income, final grant, rest payment, reclaim."""
    found = answer(settle_case(raw))
    return tuple(  # type: ignore[return-value]
        found[key] for key in ("accepted_costs", "other_income", "final_grant", "rest_payment", "reclaim")
    )


def cuts(raw: dict[str, Any]) -> list[tuple[str, str]]:
    """Which costs were cut, by how much."""
    return [(cut["category"], cut["amount"]) for cut in answer(settle_case(raw))["cuts"]]
