"""Actual figures against the plan: matching of lines, differences, reasons, what is to be paid."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.forms.definition.parts import Question
from workflows.forms.types import TYPES, AnswerContext, AnswerError
from workflows.forms.types.finance import Limits, totals
from workflows.forms.types.finance.actual import Sources
from workflows.forms.types.finance.deviation import compare
from workflows.forms.types.finance.lines import line_keys
from workflows.forms.types.finance.reading import draw_answer

from . import report
from .report import PLANNED

QUESTION = Question("figures", "finance_plan", "Figures", settings={"mode": "actual"})
KIND = TYPES["finance_plan"]
COSTS = line_keys(PLANNED["expenses"], "category")
INCOMES = line_keys(PLANNED["incomes"], "kind")


def context(**changes: Any) -> AnswerContext:
    values = report.context()
    values["finance"] = {**values["finance"], **changes}
    return AnswerContext(values=values)


def figures(*amounts: str, hours: str = "10", **reasons: str) -> dict[str, Any]:
    """The three costs with these amounts, and the income as it was planned."""
    costs = [{"line": key, "amount": amount} for key, amount in zip(COSTS, amounts, strict=False)]
    for number, reason in reasons.items():
        costs[int(number.removeprefix("r"))]["reason"] = reason
    incomes = [
        {"kind": "own_cash", "line": INCOMES[0], "amount": "50"},
        {"kind": "in_kind", "line": INCOMES[1], "hours": hours},
        {"kind": "donations", "line": INCOMES[2], "amount": "50"},
    ]
    return {"expenses": costs, "incomes": incomes}


def parse(raw: Any, **changes: Any) -> Any:
    return KIND.parse(QUESTION, raw, context(**changes))


def wrong(raw: Any, **changes: Any) -> set[str]:
    return {each.part for each in KIND.check(QUESTION, parse(raw, **changes), context(**changes))}


def test_what_was_spent_as_planned_is_complete() -> None:
    value = parse(figures("400", "250", "50"))
    assert wrong(figures("400", "250", "50")) == set()
    assert totals(value).total == Decimal("850.00")
    assert value["expenses"][0]["category"] == "fees"
    assert value["incomes"][-1] == {"kind": "requested", "line": INCOMES[3], "amount": "480.00"}


def test_nothing_said_is_no_answer_although_the_house_knows_what_it_paid() -> None:
    assert parse(None) is None
    assert parse({"expenses": [{"line": COSTS[0]}], "incomes": []}) is None


@pytest.mark.parametrize(("amount", "asked"), [("480.00", False), ("480.01", True), ("0", False)])
def test_more_than_a_fifth_over_the_plan_needs_a_reason(amount: str, asked: bool) -> None:
    assert ("expenses-0-reason" in wrong(figures(amount, "250", "50"))) is asked
    assert wrong(figures(amount, "250", "50", r0="Mehr Termine")) == set()


def test_how_far_the_plan_may_be_exceeded_is_said_by_the_call() -> None:
    assert wrong(figures("480", "250", "50"), overrun_percent="10") == {"expenses-0-reason"}
    assert wrong(figures("9000", "250", "50"), overrun_percent=None) == set()


def test_a_cost_that_was_not_planned_needs_a_reason() -> None:
    raw = figures("400", "250", "50")
    raw["expenses"].append({"category": "material", "description": "Garn", "amount": "5"})
    assert wrong(raw) == {"expenses-3-reason"}
    raw["expenses"][-1]["reason"] = "Garn war aus"
    assert wrong(raw) == set()


def test_every_line_of_the_plan_has_to_be_answered() -> None:
    raw = figures("400", "250")
    raw["incomes"][1].pop("hours")
    assert wrong(raw) == {"expenses-2-amount", "in_kind-0-hours"}


def test_lines_are_matched_by_what_they_are_called_whatever_their_order() -> None:
    raw = figures("400", "250", "50")
    raw["expenses"].reverse()
    assert parse(raw) == parse(figures("400", "250", "50"))
    twins = [{"category": "rooms", "description": "Saal", "amount": "1.00"}] * 2
    assert len(set(line_keys(twins, "category"))) == 2
    assert line_keys([PLANNED["expenses"][1], PLANNED["expenses"][0]], "category") == [COSTS[1], COSTS[0]]


@pytest.mark.parametrize("line", ["ffffffffffff", "x" * 500, 7, {"a": 1}, COSTS[0] * 2, INCOMES[0]])
def test_a_line_that_is_not_in_the_plan_is_refused(line: Any) -> None:
    with pytest.raises(AnswerError) as caught:
        parse({"expenses": [{"line": line, "amount": "1"}], "incomes": []})
    assert set(caught.value.parts) == {"expenses-3-line"}


def test_a_line_can_not_be_there_twice_nor_be_renamed() -> None:
    raw = figures("400", "250", "50")
    with pytest.raises(AnswerError):
        parse({**raw, "expenses": [*raw["expenses"], {"line": COSTS[0], "amount": "1"}]})
    raw["expenses"][0] |= {"category": "travel", "description": "Urlaub"}
    assert parse(raw)["expenses"][0]["category"] == "fees"


def test_what_the_house_paid_is_said_by_the_house() -> None:
    raw = figures("400", "250", "50")
    raw["incomes"].append({"kind": "requested", "line": INCOMES[3], "amount": "1"})
    assert parse(raw)["incomes"][-1]["amount"] == "480.00"


def test_work_is_worth_what_the_call_says() -> None:
    raw = figures("400", "250", "50", hours="2,5")
    raw["incomes"][1]["amount"] = "9999"
    assert parse(raw)["incomes"][1]["amount"] == "37.50"


def test_figures_survive_the_screen() -> None:
    value = parse(figures("480,50", "250", "50", r0="Mehr"))
    written = KIND.written(QUESTION, value, context())
    assert KIND.parse(QUESTION, written, context()) == value
    drawn = KIND.field(QUESTION, written, "figures", context())
    post = QueryDict(mutable=True)
    for holder in (drawn["expenses"], *drawn["sections"]):
        for row in holder["rows"]:
            post[row["line"]["field"]] = row["line"]["key"]
            for cell in row["cells"]:
                post[cell["name"]] = cell["raw"]
    assert KIND.parse(QUESTION, KIND.gather(QUESTION, post, "figures"), context()) == value


def test_a_plan_that_changed_is_noticed() -> None:
    value = parse(figures("400", "250", "50"))
    values = report.context()
    plan = {**PLANNED, "expenses": PLANNED["expenses"][1:]}
    values["actuals"] = {"figures": {"plan": plan}}
    changed = AnswerContext(values=values)
    assert "expenses" in {each.part for each in KIND.check(QUESTION, value, changed)}
    drawn = KIND.field(QUESTION, KIND.written(QUESTION, value, changed), "figures", changed)
    assert [bool(row.get("line")) for row in drawn["expenses"]["rows"]] == [True, True, False]


def test_the_plan_may_be_another_answer_of_the_same_sheet() -> None:
    class Sheet:
        answers = {"plan": PLANNED}

    question = Question("figures", "finance_plan", "", settings={"mode": "actual", "plan_of": "plan"})
    sources = Sources.of(question, AnswerContext(sheet=Sheet()))  # type: ignore[arg-type]
    assert list(sources.lines("expenses")) == COSTS


def settled(limits: Limits, *amounts: str, **rest: Any) -> Any:
    return compare(PLANNED, parse(figures(*amounts, **rest)), limits, approved="600", paid="480").settlement


def test_the_rest_of_the_grant_is_paid_or_paid_back() -> None:
    gap = Limits(financing="gap")
    assert settled(gap, "400", "250", "50").to_receive == Decimal("120.00")
    assert settled(gap, "200", "250", "50").final == Decimal("400.00")
    assert settled(gap, "200", "250", "50").to_pay_back == Decimal("80.00")
    assert settled(gap, "4000", "250", "50").final == Decimal("600.00")
    # Own work that was promised and not done makes the grant smaller, too.
    assert settled(gap, "400", "250", "50", hours="0").final == Decimal("450.00")


def test_a_share_falls_with_the_costs() -> None:
    share = Limits(financing="share")
    assert settled(share, "400", "250", "50").final == Decimal("600.00")
    assert settled(share, "230", "250", "50").final == Decimal("480.00")
    assert settled(share, "0.01", "0", "0", hours="0").final == Decimal("0.01")


def test_the_difference_is_said_in_euros_and_percent() -> None:
    drawn = draw_answer(QUESTION, parse(figures("500", "225", "50")), context())
    assert drawn["lines"][0]["difference"] == "+100,00\u00a0€ (+25,0\u00a0%)"
    assert drawn["lines"][1]["difference"] == "−25,00\u00a0€ (−10,0\u00a0%)"
    assert drawn["lines"][2]["difference"] == "±0,00\u00a0€ (±0,0\u00a0%)"
    assert drawn["lines"][0]["over"] is True
    assert [each["code"] for each in drawn["categories"]] == ["fees", "rooms", "catering", "in_kind"]
    assert drawn["cost_sum"]["difference"].startswith("+75,00")
    text = KIND.display(QUESTION, parse(figures("500", "225", "50", r0="Mehr")), context())
    assert "+100,00" in text
    assert "Mehr" in text


def test_the_schema_names_the_lines_of_the_plan() -> None:
    schema = KIND.schema(QUESTION, context())
    assert [line["line"] for line in schema["x-planned"]["expenses"]] == COSTS
    assert schema["x-planned"]["in_kind"][0]["hours"] == "10.00"


@pytest.mark.parametrize(
    "raw", [{"mode": "x"}, {"plan_of": "plan"}, {"mode": "actual", "plan_of": 1}, {"mode": ["actual"]}]
)
def test_a_definition_with_a_wrong_mode_is_refused(raw: dict[str, Any]) -> None:
    assert KIND.definition_errors(raw)
    assert not KIND.definition_errors({"mode": "actual", "plan_of": "plan"})


cents = st.integers(min_value=0, max_value=10_000_000).map(lambda n: f"{n // 100}.{n % 100:02d}")


@settings(max_examples=60, deadline=None)
@given(amounts=st.tuples(cents, cents, cents), hours=st.integers(0, 500))
def test_every_cent_of_a_difference_is_kept(amounts: tuple[str, str, str], hours: int) -> None:
    value = parse(figures(*amounts, hours=str(hours)))
    found = compare(PLANNED, value, Limits.read(report.context()["finance"]))
    spent = sum(line.difference for line in found.costs) + 15 * hours - 150
    assert spent == found.actual.total - found.planned.total
    assert KIND.parse(QUESTION, KIND.written(QUESTION, value, context()), context()) == value
    assert Decimal(0) <= found.settlement.final <= found.settlement.terms.approved
