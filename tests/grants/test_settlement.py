"""The settlement of a grant: a gap, a share, a fixed sum, full financing, work free of charge."""

from typing import Any

import pytest

from tests.grants.settlements import FEES, PAINT, PLAN, ROOMS, case, cuts, settled, side
from workflows.grants.rules.settlement_case import Unreadable, settle_case


def with_own(rest: dict[str, str]) -> dict[str, str]:
    """The promised own money and more."""
    return {"own_cash": "100.00", **rest}


GAP = {
    "as planned": (case(PLAN), ("1000.00", "100.00", "900.00", "180.00", "0.00")),
    # 200 + 450 + 250 = 900; 900 − 100 = 800; 800 − 720 = 80
    "cheaper": (
        case({ROOMS: "200", FEES: "450", PAINT: "250"}),
        ("900.00", "100.00", "800.00", "80.00", "0.00"),
    ),
    # 200 + 300 + 200 = 700; 600; 720 − 600 = 120 back
    "much cheaper": (
        case({ROOMS: "200", FEES: "300", PAINT: "200"}),
        ("700.00", "100.00", "600.00", "0.00", "120.00"),
    ),
    # 1,000 − (100 + 80 donations) = 820
    "a donation on top": (
        case(PLAN, with_own({"donations": "80.00"})),
        ("1000.00", "180.00", "820.00", "100.00", "0.00"),
    ),
    # The promise of 100 counts although only 40 came: 900 − 100
    "less own money than promised": (
        case({ROOMS: "200", FEES: "450", PAINT: "250"}, {"own_cash": "40.00"}),
        ("900.00", "100.00", "800.00", "80.00", "0.00"),
    ),
    # They paid 180 in advance while the house still owes a rest: 900 − 100, 80 to be paid
    "own money in advance": (
        case({ROOMS: "200", FEES: "450", PAINT: "250"}, {"own_cash": "180.00", "requested": "720.00"}),
        ("900.00", "100.00", "800.00", "80.00", "0.00"),
    ),
    # Within 20 % each: 240 + 600 + 360 = 1,200; never more than 900
    "dearer": (
        case({ROOMS: "240", FEES: "600", PAINT: "360"}),
        ("1200.00", "100.00", "900.00", "180.00", "0.00"),
    ),
    # 1,000 − 100 − 950 is below zero
    "others pay all": (
        case(PLAN, with_own({"participation": "950.00"})),
        ("1000.00", "1050.00", "0.00", "0.00", "720.00"),
    ),
    "nothing was spent": (case({}, {}), ("0.00", "100.00", "0.00", "0.00", "720.00")),
    "nothing was paid yet": (case(PLAN, paid="0"), ("1000.00", "100.00", "900.00", "900.00", "0.00")),
    "paid in full": (case(PLAN, paid="900"), ("1000.00", "100.00", "900.00", "0.00", "0.00")),
}


# Planned: 80 % of 1,000; the others put in 200.
SHARE = {"financing": "anteil", "approved": "800.00", "share": "0.80", "paid": "640.00"}


SHARED = side(PLAN, {"own_cash": "200.00", "requested": "800.00"})


FIXED = {"financing": "festbetrag", "approved": "300.00", "paid": "300.00"}


FIXED_PLAN = side({FEES: "500.00"}, {"own_cash": "100.00", "donations": "100.00", "requested": "300.00"})


WORK_PLAN = side({FEES: "850.00"}, {"own_cash": "50.00", "in_kind": "150.00", "requested": "800.00"})


@pytest.mark.parametrize(("raw", "expected"), GAP.values(), ids=GAP)
def test_a_gap_is_closed_up_to_the_promise(raw: Any, expected: Any) -> None:
    assert settled(raw) == expected


@pytest.mark.parametrize(
    ("costs", "incomes", "expected"),
    [
        (PLAN, {"own_cash": "200"}, ("1000.00", "200.00", "800.00", "160.00", "0.00")),
        # 80 % of 900
        (
            {ROOMS: "200", FEES: "400", PAINT: "300"},
            {"own_cash": "100"},
            ("900.00", "200.00", "720.00", "80.00", "0.00"),
        ),
        # 80 % of 1,100 would be 880
        (
            {ROOMS: "240", FEES: "500", PAINT: "360"},
            {"own_cash": "300"},
            ("1100.00", "200.00", "800.00", "160.00", "0.00"),
        ),
        # 100 came on top: 80 % of (1,000 − 100)
        (PLAN, {"own_cash": "200", "public": "100"}, ("1000.00", "300.00", "720.00", "80.00", "0.00")),
        # 80 % of (700 − 50) = 520; 640 − 520 back
        (
            {ROOMS: "200", FEES: "300", PAINT: "200"},
            {"own_cash": "200", "private": "50"},
            ("700.00", "250.00", "520.00", "0.00", "120.00"),
        ),
    ],
)
def test_a_share_falls_with_the_costs_and_with_new_money(costs: Any, incomes: Any, expected: Any) -> None:
    assert settled(case(costs, incomes, plan=SHARED, **SHARE)) == expected


@pytest.mark.parametrize(
    ("share", "grant"), [("0.8", "80.01"), ("80 %", "80.01"), ("0,80", "80.01"), (0.5, "50.01")]
)
def test_a_share_is_read_as_people_write_it_and_rounded(share: Any, grant: str) -> None:
    # 0.8 × 100.01 = 80.008; 0.5 × 100.01 = 50.005
    raw = case({FEES: "100.01"}, {}, plan=side({FEES: "100.01"}, {}), **{**SHARE, "share": share})
    assert settled(raw)[2] == grant


@pytest.mark.parametrize(
    ("cost", "grant"),
    [("0.01", "0.01"), ("0.03", "0.02"), ("33.33", "16.67"), ("33.32", "16.66"), ("0.00", "0.00")],
)
def test_every_cent_of_a_half_is_rounded_the_same_way(cost: str, grant: str) -> None:
    raw = case({FEES: cost}, {}, plan=side({FEES: cost}, {}), **{**SHARE, "share": "0.5", "paid": "0"})
    assert settled(raw)[2:4] == (grant, grant)


@pytest.mark.parametrize("share", [None, "", "0", "1.01", "80", "-0.8", "viel", True, "101 %", [0.8]])
def test_a_share_has_to_be_a_part(share: Any) -> None:
    with pytest.raises(Unreadable, match="share"):
        settle_case(case(PLAN, plan=SHARED, **{**SHARE, "share": share}))


def test_the_whole_may_be_a_share() -> None:
    assert settled(case(PLAN, {}, plan=side(PLAN, {}), **{**SHARE, "share": "1"}))[2] == "800.00"
    assert settled(case(PLAN, {}, plan=side(PLAN, {}), **{**SHARE, "share": "100 %"}))[2] == "800.00"


@pytest.mark.parametrize(
    ("cost", "incomes", "expected"),
    [
        ("500", {"own_cash": "100", "donations": "100"}, ("500.00", "200.00", "300.00", "0.00", "0.00")),
        # Dearer or more donations as long as 300 are needed: 600 − 100 − 200 = 300
        ("600", {"own_cash": "100", "donations": "200"}, ("600.00", "300.00", "300.00", "0.00", "0.00")),
        # 499.99 − 200 = 299.99 is less than 300
        ("499.99", {"own_cash": "100", "donations": "100"}, ("499.99", "200.00", "299.99", "0.00", "0.01")),
        # 280 − 100 = 180
        ("280", {"own_cash": "100"}, ("280.00", "100.00", "180.00", "0.00", "120.00")),
        ("90", {"own_cash": "100"}, ("90.00", "100.00", "0.00", "0.00", "300.00")),
    ],
)
def test_a_fixed_sum_stays_unless_less_is_needed(cost: str, incomes: Any, expected: Any) -> None:
    assert settled(case({FEES: cost}, incomes, plan=FIXED_PLAN, **FIXED)) == expected


@pytest.mark.parametrize(
    ("cost", "incomes", "expected"),
    [
        ("250", {}, ("250.00", "0.00", "250.00", "250.00", "0.00")),
        ("210.50", {}, ("210.50", "0.00", "210.50", "210.50", "0.00")),
        ("280", {}, ("280.00", "0.00", "250.00", "250.00", "0.00")),
        # What they earned is used first: 250 − 30
        ("250", {"participation": "30"}, ("250.00", "30.00", "220.00", "220.00", "0.00")),
        # They paid everything themselves and get it back
        ("250", {"own_cash": "250"}, ("250.00", "0.00", "250.00", "250.00", "0.00")),
    ],
)
def test_full_financing_pays_the_costs_less_what_was_earned(cost: str, incomes: Any, expected: Any) -> None:
    terms = {"financing": "voll", "approved": "250.00", "paid": "0"}
    plan = side({FEES: "250.00"}, {"requested": "250.00"})
    assert settled(case({FEES: cost}, incomes, plan=plan, **terms)) == expected


@pytest.mark.parametrize(
    ("cost", "cash", "work", "expected"),
    [
        ("850", "50", "150", ("1000.00", "200.00", "800.00")),
        # 750 + 150 − 200
        ("750", "50", "150", ("900.00", "200.00", "700.00")),
        # 60 euros of work less are missing in the costs, the promise stays: 850 + 90 − 200
        ("850", "50", "90", ("940.00", "200.00", "740.00")),
        # More work makes the project dearer and pays for that itself: 850 + 210 − (50 + 210)
        ("850", "50", "210", ("1060.00", "260.00", "800.00")),
        # Work in place of own money: 850 + 200 − 200; no more than 800
        ("850", "0", "200", ("1050.00", "200.00", "800.00")),
        ("0", "50", "150", ("150.00", "200.00", "0.00")),
    ],
)
def test_work_is_a_cost_and_an_income_and_never_paid_out(
    cost: str, cash: str, work: str, expected: Any
) -> None:
    incomes = {"own_cash": cash, "in_kind": work}
    assert settled(case({FEES: cost}, incomes, plan=WORK_PLAN, approved="800"))[:3] == expected


def test_work_written_as_a_cost_too_counts_once() -> None:
    work = ("in_kind", "Aufbau")
    plan = side({FEES: "850", work: "150"}, {"own_cash": "50", "in_kind": "150", "requested": "800"})
    raw = case({FEES: "850", work: "150"}, {"own_cash": "50", "in_kind": "150"}, plan=plan, approved="800")
    assert settled(raw)[:3] == ("1000.00", "200.00", "800.00")
    raw["actual"]["expenses"][1]["accepted"] = "100"
    # 50 of the work were not shown: 950 − 200
    assert settled(raw)[:3] == ("950.00", "200.00", "750.00")
    assert cuts(raw) == [("in_kind", "50.00")]


def test_a_share_never_pays_more_than_the_money_spent() -> None:
    plan = side({FEES: "100"}, {"in_kind": "900", "requested": "100"})
    raw = case({FEES: "100"}, {"in_kind": "900"}, plan=plan, financing="anteil", share="0.5", approved="500")
    assert settled(raw)[:3] == ("1000.00", "900.00", "100.00")
