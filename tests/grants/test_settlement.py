"""Settling a grant from a written case: worked out by hand, compared to the cent."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from workflows.grants.rules.settlement_case import Unreadable, answer, settle_case, unknown_keys

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


@pytest.mark.parametrize(("raw", "expected"), GAP.values(), ids=GAP)
def test_a_gap_is_closed_up_to_the_promise(raw: Any, expected: Any) -> None:
    assert settled(raw) == expected


# Planned: 80 % of 1,000; the others put in 200.
SHARE = {"financing": "anteil", "approved": "800.00", "share": "0.80", "paid": "640.00"}
SHARED = side(PLAN, {"own_cash": "200.00", "requested": "800.00"})


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


FIXED = {"financing": "festbetrag", "approved": "300.00", "paid": "300.00"}
FIXED_PLAN = side({FEES: "500.00"}, {"own_cash": "100.00", "donations": "100.00", "requested": "300.00"})


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


# --- work given free of charge: 850 of money, 150 of work ---------------------------------------------------

WORK_PLAN = side({FEES: "850.00"}, {"own_cash": "50.00", "in_kind": "150.00", "requested": "800.00"})


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


# --- lines above their plan (GA-29) ------------------------------------------------------------------------


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


# --- the limit of a reclaim --------------------------------------------------------------------------------


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


# --- what can be written ------------------------------------------------------------------------------------


@pytest.mark.parametrize("approved", ["900", "900.0", "900.00", "900,00", "900,00 €", "EUR 900", 900, 900.0])
def test_amounts_are_read_as_people_write_them(approved: Any) -> None:
    assert settled(case(PLAN, approved=approved))[2] == "900.00"


def test_thousands_are_grouped_only_where_cents_follow() -> None:
    assert settled(case(PLAN, approved="1.900,00"))[2] == "900.00"
    with pytest.raises(Unreadable, match="approved"):
        settle_case(case(PLAN, approved="1.900"))


@pytest.mark.parametrize(
    "wrong",
    [
        "-1",
        "-0.01",
        -5,
        "900.005",
        "viel",
        "",
        None,
        True,
        [],
        {},
        "1e3",
        "٩٠٠",
        "NaN",
        float("inf"),
        "9" * 13,
    ],
)
def test_an_amount_that_can_not_be_read_is_named(wrong: Any) -> None:
    with pytest.raises(Unreadable, match="approved"):
        settle_case(case(PLAN, approved=wrong))


def broken(path: str, value: Any) -> dict[str, Any]:
    """The usual case with one thing changed."""
    raw: Any = json.loads(json.dumps(case(PLAN)))
    place = raw
    *way, last = path.split(".")
    for key in way:
        place = place[int(key)] if key.isdigit() else place[key]
    place[last] = value
    return raw  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("financing", "darlehen", "financing"),
        ("financing", None, "financing"),
        ("plan", None, "plan"),
        ("actual", [], "actual"),
        ("plan.expenses", "x", r"plan\.expenses"),
        ("plan.expenses", [1], r"plan\.expenses"),
        ("plan.expenses.0.amount", None, r"plan\.expenses\[1\]\.amount"),
        ("plan.expenses.2.amount", "-3", r"plan\.expenses\[3\]\.amount"),
        ("actual.expenses.0.category", "", r"actual\.expenses\[1\]"),
        ("actual.expenses.0.accepted", "200.01", r"actual\.expenses\[1\]"),
        ("actual.expenses.0.accepted", "-1", r"actual\.expenses\[1\]\.accepted"),
        ("actual.incomes.0.kind", "lotto", r"actual\.incomes\[1\]"),
        ("actual.incomes.0.amount", "10.001", r"actual\.incomes\[1\]\.amount"),
        ("paid", "-1", "paid"),
        ("reclaim_limit", "viel", "reclaim_limit"),
        ("overrun_percent", "-20", "overrun_percent"),
        ("overrun_percent", "viel", "overrun_percent"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path: str, value: Any, named: str) -> None:
    with pytest.raises(Unreadable, match=named):
        settle_case(broken(path, value))


@pytest.mark.parametrize("raw", [None, [], "x", 7, {}])
def test_a_case_has_to_be_an_object(raw: Any) -> None:
    with pytest.raises(Unreadable):
        settle_case(raw)


def test_what_nobody_reads_is_told() -> None:
    assert unknown_keys(case(PLAN, overun_percent=10)) == ["overun_percent"]


# --- the command --------------------------------------------------------------------------------------------


def run(file: Path, *options: str) -> str:
    """What the command writes."""
    out = io.StringIO()
    call_command("settlement", str(file), *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_command_answers_as_json(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case({ROOMS: "200", FEES: "760", PAINT: "100"})), encoding="utf-8")
    found = json.loads(run(file, "--json"))
    assert list(found) == ["accepted_costs", "other_income", "final_grant", "rest_payment", "reclaim", "cuts"]
    assert found["final_grant"] == "800.00"
    assert found["cuts"] == [{"category": "fees", "amount": "160.00", "reason": found["cuts"][0]["reason"]}]
    assert "800,00" in run(file)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"financing": "x"}', "NaN", "[" * 200_000])
def test_a_file_that_can_not_be_settled_ends_with_code_two(tmp_path: Path, text: str) -> None:
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        run(file, "--json")
    assert caught.value.returncode == 2
    with pytest.raises(CommandError) as caught:
        run(tmp_path / "missing.json")
    assert caught.value.returncode == 2
    with pytest.raises(CommandError):
        run(tmp_path)


def test_five_hundred_receipts_are_settled_at_once() -> None:
    """The budget is 300 ms; here only that it is far from quadratic."""
    costs = {("fees", f"Beleg {number}"): "10.00" for number in range(5000)}
    raw = case(costs, plan=side(costs, {"own_cash": "100.00"}), approved="49900")
    assert settled(raw)[:3] == ("50000.00", "100.00", "49900.00")
