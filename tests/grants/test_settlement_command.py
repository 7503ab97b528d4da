"""Settlements worked out by hand (domain 3.7), each through the command that checks an old case."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.grants.settlements import FEES, PAINT, PLAN, ROOMS, case, side

OWN = {"own_cash": "100.00"}
FULL = side(PLAN, {"requested": "1000.00"})
HALF = side(PLAN, {"own_cash": "400.00", "requested": "600.00"})


def spent(rooms: object, fees: object, paint: object, **more: str) -> dict[tuple[str, str], Any]:
    """What was spent on the three planned lines (200, 500 and 300 euros), and on others."""
    return {
        ROOMS: rooms,
        FEES: fees,
        PAINT: paint,
        **{("material", name): each for name, each in more.items()},
    }


# Name → the case; accepted costs, other income, final grant, rest, reclaim; what was cut. Unless its terms
# say otherwise 900 euros are approved and 720 paid.
CASES: dict[str, tuple[dict[str, Any], tuple[str, ...], list[tuple[str, str]]]] = {
    # 750 − 100 = 650 are needed, less than the fixed sum of 900; 720 − 650.
    "fixed sum, less was needed": (
        case(spent("150", "400", "200"), OWN, financing="festbetrag"),
        ("750.00", "100.00", "650.00", "0.00", "70.00"),
        [],
    ),
    # 1,200 − 100 = 1,100 are needed: the sum stays as it is.
    "fixed sum, more was spent": (
        case(spent("240", "600", "360"), OWN, financing="festbetrag"),
        ("1200.00", "100.00", "900.00", "180.00", "0.00"),
        [],
    ),
    "what comes back equals the limit": (
        case(spent("150", "400", "200"), OWN, financing="festbetrag", reclaim_limit="70.00"),
        ("750.00", "100.00", "650.00", "0.00", "0.00"),
        [],
    ),
    "what comes back is a cent above the limit": (
        case(spent("150", "400", "200"), OWN, financing="festbetrag", reclaim_limit="69.99"),
        ("750.00", "100.00", "650.00", "0.00", "70.00"),
        [],
    ),
    # 500 · 1.2 = 600; 200 + 600 + 200 − 100.
    "a line a fifth above its plan": (
        case(spent("200", "600.00", "200"), OWN),
        ("1000.00", "100.00", "900.00", "180.00", "0.00"),
        [],
    ),
    "a line a cent more than a fifth above": (
        case(spent("200", "600.01", "200"), OWN),
        ("1000.00", "100.00", "900.00", "180.00", "0.00"),
        [("fees", "0.01")],
    ),
    # 150 + 500 + 300 − 100 = 850; 850 − 720.
    "the examiner accepted less": (
        case(spent({"amount": "200.00", "accepted": "150.00"}, "500", "300"), OWN),
        ("950.00", "100.00", "850.00", "130.00", "0.00"),
        [("rooms", "50.00")],
    ),
    # 100 + 50.25 + 20.10 = 170.35; 1,000 − 170.35.
    "several kinds of income": (
        case(spent("200", "500", "300"), OWN | {"donations": "50.25", "participation": "20.10"}),
        ("1000.00", "170.35", "829.65", "109.65", "0.00"),
        [],
    ),
    # 1,000.01 · 0.5 = 500.005, which is 500.01 (to the even cent it would be 500.00).
    "half a cent goes up": (
        case(
            spent("200", "500", "300.01"),
            {"own_cash": "400.00"},
            plan=HALF,
            financing="anteil",
            share="0.5",
            approved="600.00",
            paid="400.00",
        ),
        ("1000.01", "400.00", "500.01", "100.01", "0.00"),
        [],
    ),
    # 1,000 − 33.33 of entry fees; 800 were paid.
    "full financing with revenue": (
        case(
            spent("200", "500", "300"),
            {"participation": "33.33"},
            plan=FULL,
            financing="voll",
            approved="1000.00",
            paid="800.00",
        ),
        ("1000.00", "33.33", "966.67", "166.67", "0.00"),
        [],
    ),
    # 120 + 400 + 180 = 700; 800 − 700.
    "full financing, less was spent": (
        case(spent("120", "400", "180"), {}, plan=FULL, financing="voll", approved="1000.00", paid="800.00"),
        ("700.00", "0.00", "700.00", "0.00", "100.00"),
        [],
    ),
    # Flowers were not planned: their 40 euros don't count, the rest is as planned.
    "a line that nobody planned": (
        case(spent("200", "500", "300", Blumen="40.00"), OWN),
        ("1000.00", "100.00", "900.00", "180.00", "0.00"),
        [("material", "40.00")],
    ),
    # 199.99 + 500 + 300 − 100: a cent less is needed than was promised.
    "a gap a cent smaller": (
        case(spent("199.99", "500", "300"), OWN),
        ("999.99", "100.00", "899.99", "179.99", "0.00"),
        [],
    ),
}
KEYS = ("accepted_costs", "other_income", "final_grant", "rest_payment", "reclaim")


@pytest.mark.parametrize("name", CASES)
def test_the_command_agrees_with_the_sum_by_hand(name: str, tmp_path: Path) -> None:
    raw, expected, cuts = CASES[name]
    file, out = tmp_path / "case.json", io.StringIO()
    file.write_text(json.dumps(raw), encoding="utf-8")
    call_command("settlement", str(file), "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert tuple(found[key] for key in KEYS) == expected
    assert [(cut["category"], cut["amount"]) for cut in found["cuts"]] == cuts
    assert all(cut["reason"] for cut in found["cuts"])
