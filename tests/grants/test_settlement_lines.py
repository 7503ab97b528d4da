"""The settlement line by line: what the plan allows of each cost, what is cut, what is asked back."""

from typing import Any

import pytest

from tests.grants.settlements import FEES, PAINT, PLAN, ROOMS, case, cuts, settled, side
from workflows.grants.rules.settlement_case import answer, settle_case


@pytest.mark.parametrize(
    ("amount", "percent", "cut"),
    [
        ("600.00", 20, []),
        ("600.01", 20, [("fees", "0.01")]),
        ("700.00", 20, [("fees", "100.00")]),
        ("700.00", "20", [("fees", "100.00")]),
        ("700.00", "20 %", [("fees", "100.00")]),
        ("500.01", 0, [("fees", "0.01")]),
        ("560.00", "12,5", []),
        ("562.51", "12,5", [("fees", "0.01")]),
        ("700.00", None, [("fees", "100.00")]),
    ],
)
def test_a_line_is_cut_to_what_the_plan_allows(amount: str, percent: Any, cut: Any) -> None:
    assert cuts(case({**PLAN, FEES: amount}, overrun_percent=percent)) == cut


def test_what_the_plan_allows_is_rounded_to_cents() -> None:
    plan = side({FEES: "33.33"}, {"requested": "33.33"})  # 33.33 × 1.2 = 39.996
    assert cuts(case({FEES: "40.00"}, plan=plan)) == []
    assert cuts(case({FEES: "40.01"}, plan=plan)) == [("fees", "0.01")]


def test_without_a_percentage_a_fifth_is_usual() -> None:
    raw = case({**PLAN, FEES: "700.00"})
    del raw["overrun_percent"]
    assert cuts(raw) == [("fees", "100.00")]


def test_a_cut_lowers_the_costs_that_count() -> None:
    # 200 + 600 of 760 + 100 = 900; 900 − 100
    raw = case({ROOMS: "200", FEES: "760", PAINT: "100"})
    assert settled(raw)[:3] == ("900.00", "100.00", "800.00")


def test_each_line_is_measured_by_itself_not_its_category() -> None:
    plan = side({("fees", "A"): "300", ("fees", "B"): "200"}, {"requested": "500"})
    assert cuts(case({("fees", "A"): "400", ("fees", "B"): "100"}, plan=plan)) == [("fees", "40.00")]


def test_several_bills_of_one_line_are_measured_together() -> None:
    raw = case({ROOMS: "200", PAINT: "300"})
    part = {"category": "fees", "description": "Trainerin"}
    raw["actual"]["expenses"] += [part | {"amount": "350"}, part | {"amount": "300"}]
    assert cuts(raw) == [("fees", "50.00")]
    assert settled(raw)[0] == "1100.00"


def test_bills_with_other_words_belong_to_the_line_that_nobody_named() -> None:
    raw = case({ROOMS: "200", PAINT: "300", ("fees", "Mai"): "350", ("fees", "Juni"): "300"})
    assert cuts(raw) == [("fees", "50.00")]


def test_capitals_and_spaces_make_no_other_line() -> None:
    assert cuts(case({ROOMS: "200", ("fees", " trainerin "): "600", PAINT: "300"})) == []


def test_twins_of_the_plan_are_two_lines() -> None:
    twin = {"category": "rooms", "description": "Saal"}
    plan = {"expenses": [twin | {"amount": "100"}, twin | {"amount": "200"}], "incomes": []}
    raw = case({}, plan=plan)
    raw["actual"]["expenses"] = [twin | {"amount": "130"}, twin | {"amount": "170"}]
    assert cuts(raw) == [("rooms", "10.00")]


@pytest.mark.parametrize("new", [("travel", "Bahn"), ("fees", "Ersatz"), ("fees", "")])
def test_what_was_not_planned_does_not_count(new: tuple[str, str]) -> None:
    raw = case({**PLAN, new: "40"})
    assert cuts(raw) == [(new[0], "40.00")]
    assert settled(raw)[0] == "1000.00"


def test_a_planned_line_that_was_not_needed_costs_nothing() -> None:
    assert settled(case({ROOMS: "200", FEES: "500"}))[:3] == ("700.00", "100.00", "600.00")


def test_what_the_examiner_did_not_accept_is_cut_before_the_plan_is_asked() -> None:
    raw = case({**PLAN, FEES: {"amount": "700", "accepted": "650.00", "cut_reason": "Beleg 7 fehlt"}})
    found = answer(settle_case(raw))
    assert cuts(raw) == [("fees", "50.00"), ("fees", "50.00")]
    assert found["accepted_costs"] == "1100.00"
    assert found["cuts"][0]["reason"] == "Beleg 7 fehlt"
    assert found["cuts"][1]["reason"].startswith("GA-29")
    nothing = case({**PLAN, FEES: {"amount": "500", "accepted": "0"}})
    assert settled(nothing)[:3] == ("500.00", "100.00", "400.00")
    assert cuts(nothing) == [("fees", "500.00")]


@pytest.mark.parametrize(
    ("limit", "reclaim"),
    [
        ("0.00", "50.00"),
        ("49.99", "50.00"),
        ("50.00", "0.00"),
        ("50,01", "0.00"),
        (None, "50.00"),
        ("", "50.00"),
    ],
)
def test_a_reclaim_has_to_be_above_the_limit(limit: Any, reclaim: str) -> None:
    # 670 + 100 = 770 spent, 670 final, 720 paid: 50 too much
    raw = case({ROOMS: "200", FEES: "300", PAINT: "270"}, reclaim_limit=limit)
    assert settled(raw)[2:] == ("670.00", "0.00", reclaim)
