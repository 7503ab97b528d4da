"""The settlement of a case written down by hand: what can be read, what is refused, the command."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.grants.settlements import FEES, PAINT, PLAN, ROOMS, case, settled, side
from workflows.grants.rules.settlement_case import Unreadable, settle_case, unknown_keys


def broken(path: str, value: Any) -> dict[str, Any]:
    """The usual case with one thing changed."""
    raw: Any = json.loads(json.dumps(case(PLAN)))
    place = raw
    *way, last = path.split(".")
    for key in way:
        place = place[int(key)] if key.isdigit() else place[key]
    place[last] = value
    return raw  # type: ignore[no-any-return]


def run(file: Path, *options: str) -> str:
    """What the command writes."""
    out = io.StringIO()
    call_command("settlement", str(file), *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


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
