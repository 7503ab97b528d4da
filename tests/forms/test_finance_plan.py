"""The Kosten- und Finanzierungsplan: cent-exact sums and the rules GA-01 to GA-21."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.factories import PLAN
from workflows.forms.definition.parts import Question
from workflows.forms.types import TYPES, AnswerContext, AnswerError
from workflows.forms.types.finance import totals
from workflows.forms.types.finance.codes import INCOMES

QUESTION = Question("plan", "finance_plan", "Plan")
KIND = TYPES["finance_plan"]


def context(**limits: Any) -> AnswerContext:
    return AnswerContext(values={"finance": limits})


def parse(raw: Any, **limits: Any) -> Any:
    return KIND.parse(QUESTION, raw, context(**limits))


def rules(raw: Any, **limits: Any) -> set[str]:
    return {each.rule for each in KIND.check(QUESTION, parse(raw, **limits), context(**limits))}


def plan(costs: list[dict[str, Any]] | None = None, **incomes: str) -> dict[str, Any]:
    costs = costs or [{"category": "rooms", "description": "Saal", "amount": "100.00"}]
    return {
        "expenses": costs,
        "incomes": [{"kind": kind, "amount": amount} for kind, amount in incomes.items()],
    }


def test_a_good_plan_has_no_findings() -> None:
    assert rules(PLAN, max="1000", own_share_percent="10", own_share_base="grant") == set()


def test_work_in_kind_stands_on_both_sides() -> None:
    sums = totals(parse(PLAN))
    assert sums.in_kind == Decimal("150.00")
    assert sums.total == sums.income == Decimal("800.00")
    assert sums.requested == Decimal("600.00")


@pytest.mark.parametrize("requested", ["99.99", "100.01"])
def test_one_cent_off_does_not_balance(requested: str) -> None:
    assert "GA-02" in rules(plan(requested=requested))
    assert rules(plan(requested="100,00")) == set()


def test_asking_for_more_than_is_needed() -> None:
    assert "GA-03" in rules(plan(own_cash="20", requested="90"))


@pytest.mark.parametrize(
    ("amount", "found"), [("99.99", True), ("100", False), ("1000", False), ("1000.01", True)]
)
def test_the_grant_has_limits(amount: str, found: bool) -> None:
    costs = [{"category": "rooms", "description": "Saal", "amount": amount}]
    assert ("GA-01" in rules(plan(costs, requested=amount), min="100", max="1000")) is found


def test_the_own_share_of_the_grant_and_of_the_total() -> None:
    low = plan(own_cash="9.08", requested="90.92")
    assert "GA-04" in rules(low, own_share_percent="10", own_share_base="grant")
    exact = plan(own_cash="9.09", requested="90.91")
    assert rules(exact, own_share_percent="10", own_share_base="grant") == set()
    assert "GA-04" in rules(exact, own_share_percent="10", own_share_base="total")


def test_work_counts_as_own_share_only_where_the_call_says_so() -> None:
    with_work = {
        "expenses": [{"category": "rooms", "description": "Saal", "amount": "100"}],
        "incomes": [
            {"kind": "in_kind", "description": "Aufbau", "hours": "2"},
            {"kind": "requested", "amount": "100"},
        ],
    }
    assert rules(with_work, own_share_percent="20") == set()
    assert "GA-04" in rules(with_work, own_share_percent="20", in_kind_allowed=False)
    assert "GA-04" in rules(with_work, own_share_percent="20", own_cash_percent="5")


def test_the_amount_of_work_is_worked_out_whatever_was_sent() -> None:
    value = parse(
        {
            "expenses": [],
            "incomes": [{"kind": "in_kind", "description": "x", "hours": "2,5", "amount": "9999"}],
        },
        in_kind_rate="12.50",
    )
    assert value["incomes"] == [{"kind": "in_kind", "description": "x", "hours": "2.50", "amount": "31.25"}]


def test_work_on_the_cost_side_is_refused() -> None:
    with pytest.raises(AnswerError) as caught:
        parse(plan([{"category": "in_kind", "description": "x", "amount": "1"}]))
    assert "expenses-0-category" in caught.value.parts


def test_category_limits() -> None:
    costs = [
        {"category": "catering", "description": "Essen", "amount": "10.01"},
        {"category": "rooms", "description": "Saal", "amount": "89.99"},
    ]
    assert "GA-15" in rules(plan(costs, requested="100"), category_limits={"catering": {"percent": "10"}})
    costs[0]["amount"], costs[1]["amount"] = "10", "90"
    assert rules(plan(costs, requested="100"), category_limits={"catering": {"percent": "10"}}) == set()
    assert "GA-15" in rules(plan(costs, requested="100"), category_limits={"rooms": {"amount": "50"}})
    assert "GA-15" in rules(plan(costs, requested="100"), categories=["rooms"])


def test_the_price_of_one_is_limited() -> None:
    limits = {"fees": {"unit_price": "84", "unit": "lesson"}}
    row = {"category": "fees", "description": "x", "quantity": "1", "unit": "lesson", "unit_price": "84.01"}
    assert "GA-15" in rules(plan([row], requested="84.01"), category_limits=limits)
    row["unit_price"] = "84"
    assert rules(plan([row], requested="84"), category_limits=limits) == set()
    del row["unit_price"], row["quantity"]
    assert "GA-15" in rules(plan([row | {"amount": "500"}], requested="500"), category_limits=limits)


def test_other_funders_have_a_name_and_a_state() -> None:
    both = plan(public="40", requested="60")
    assert "GA-19" in rules(both)
    both["incomes"][0] |= {"funder": "Stadt", "state": "applied"}
    assert rules(both) == set()
    assert "GA-19" in rules(both, co_funding="none")
    both["incomes"][0]["is_federal"] = True
    assert rules(both) == set()
    assert "GA-19" in rules(both, co_funding="no_federal")


def test_the_part_that_the_grant_may_pay() -> None:
    assert "GA-21" in rules(plan(own_cash="19.99", requested="80.01"), share_percent="80")
    assert rules(plan(own_cash="20", requested="80"), share_percent="80") == set()


def test_the_total_has_a_limit() -> None:
    assert "GA-06" in rules(plan(requested="100"), max_total="99.99")


def test_quantity_times_price_is_the_amount() -> None:
    row = {"category": "fees", "description": "x", "quantity": "3", "unit_price": "0,335"}
    with pytest.raises(AnswerError):
        parse(plan([row]))
    row = {"category": "fees", "description": "x", "quantity": "2,50", "unit_price": "0,33"}
    assert parse(plan([row]))["expenses"][0]["amount"] == "0.83"
    wrong = KIND.check(QUESTION, parse(plan([row | {"amount": "5"}], requested="5")), context())
    assert [each.part for each in wrong] == ["expenses-0-amount"]


def test_an_amount_is_needed() -> None:
    with pytest.raises(AnswerError) as caught:
        parse(plan([{"category": "rooms", "description": "x"}]))
    assert set(caught.value.parts) == {"expenses-0-amount"}


def test_single_incomes_are_single() -> None:
    with pytest.raises(AnswerError):
        parse(
            {
                "expenses": [],
                "incomes": [{"kind": "requested", "amount": "1"}, {"kind": "requested", "amount": "1"}],
            }
        )


cents = st.integers(min_value=1, max_value=10_000_000).map(
    lambda number: f"{number // 100}.{number % 100:02d}"
)


@settings(max_examples=60, deadline=None)
@given(amounts=st.lists(cents, min_size=1, max_size=20))
def test_sums_are_exact_to_the_cent(amounts: list[str]) -> None:
    costs = [{"category": "rooms", "description": "x", "amount": amount} for amount in amounts]
    total = sum(map(Decimal, amounts))
    value = parse(plan(costs, requested=str(total)))
    assert totals(value).difference == 0
    assert totals(value).total == total


def test_vat_of_a_cost_is_one_of_the_rates_of_the_call() -> None:
    row = {"category": "rooms", "description": "Saal", "amount": "119", "vat": "19"}
    assert parse(plan([row], requested="119"))["expenses"][0]["vat"] == "19"
    with pytest.raises(AnswerError):
        parse(plan([row | {"vat": "16"}]))
    assert parse(plan([row | {"vat": "16"}]), vat_rates=["0", "16"])["expenses"][0]["vat"] == "16"


def test_amounts_are_read_with_their_currency() -> None:
    for text in ("100 €", "100 EUR", "100 Euro", "€100"):
        assert parse(plan(requested=text))["incomes"][0]["amount"] == "100.00"


@pytest.mark.parametrize("mode", ["plan", "actual"])
@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_other_front_ends_find_choices_in_the_readers_words(mode: str, language: str) -> None:
    """Every choice has its words in the schema, as on our own screens, and the plan's cells have names."""
    question = (
        QUESTION if mode == "plan" else Question("plan", "finance_plan", "Plan", settings={"mode": mode})
    )
    with override(language):
        schema: Any = KIND.schema(question, context())
        words = str(INCOMES["own_cash"])
    choices = [cell for cell in cells(schema) if "oneOf" in cell]
    titles = {each["title"] for cell in choices for each in cell["oneOf"]}
    assert words in titles
    assert not titles & {"Own money", "Travel", "pieces"}
    if mode == "plan":
        assert [cell for cell in cells(schema) if not cell.get("title")] == []


def cells(schema: Any) -> list[Any]:
    """The cells of both lists."""
    return [cell for rows in ("expenses", "incomes") for cell in items(schema, rows).values()]


def items(schema: Any, rows: str) -> Any:
    """What one row of a list is made of."""
    return schema["properties"][rows]["items"]["properties"]
