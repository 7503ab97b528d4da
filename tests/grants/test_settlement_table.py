"""Settlements by hand (domain 3.7): every kind of financing at its borders, to the cent.

The numbers in `settlement_table.txt` were worked out with fractions beside the program, never copied from it.
Every row spends on what was planned for 200 (rooms), 500 (fees) and 300 euros (paint); `400>300` is spent and
accepted. Unless its terms say otherwise 900 euros are approved and 720 paid.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.grants.settlements import FEES, PAINT, PLAN, ROOMS, case, settled, side

HEAD, *ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("settlement_table.txt").read_text(encoding="utf-8").splitlines()
]
PLANS = {
    "own 100": side(PLAN, {"own_cash": "100.00", "requested": "900.00"}),
    "own 200": side(PLAN, {"own_cash": "200.00", "requested": "800.00"}),
    "city 100": side(PLAN, {"own_cash": "100.00", "public": "100.00", "requested": "800.00"}),
    "work": side({FEES: "850.00"}, {"own_cash": "50.00", "in_kind": "150.00", "requested": "800.00"}),
}


def pairs(cell: str) -> dict[str, str]:
    """What a cell says with equal signs."""
    return dict(each.split("=") for each in cell.split())


def cost(cell: str) -> Any:
    """What was spent, and what of it the examiner accepted."""
    spent, _arrow, accepted = cell.partition(">")
    return {"amount": spent, "accepted": accepted} if accepted else spent


def written(row: dict[str, str]) -> dict[str, Any]:
    """The case of a row as people write it down."""
    bills = {name: cost(row[cell]) for name, cell in ((ROOMS, "rooms"), (FEES, "fees"), (PAINT, "paint"))}
    costs = {name: bill for name, bill in bills.items() if bill}
    terms: dict[str, Any] = pairs(row["terms"])
    plan = PLANS[row["plan"]]
    return case(costs, pairs(row["incomes"]), plan=plan, financing=row["financing"], **terms)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_every_row_is_settled_as_by_hand(row: list[str]) -> None:
    assert len(row) == len(HEAD)
    expected = tuple(row[HEAD.index("accepted") :])
    assert settled(written(dict(zip(HEAD, row, strict=True)))) == expected


def test_the_table_has_every_financing() -> None:
    assert {row[0] for row in ROWS} == {"fehlbedarf", "anteil", "festbetrag", "voll"}
    assert len(ROWS) > 60
