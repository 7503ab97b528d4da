"""Every GA rule, once passing and at least once failing; messages in every language."""

import datetime
from dataclasses import replace

import pytest

from workflows.grants.checks import findings as checks  # noqa: F401  importing registers the rules
from workflows.grants.checks.facts import (
    plan_lines,
    to_date,
    to_money,
)
from workflows.grants.checks.findings import RULES, findings, run
from workflows.grants.checks.messages import MESSAGES
from workflows.grants.checks.project import months_before, same_name

from . import check_cases
from .check_cases import GOOD, REPORT, answered, line
from .check_extras import EXTRAS_RIGHT, EXTRAS_WRONG

WRONG = [*check_cases.WRONG, *EXTRAS_WRONG]
RIGHT = [*check_cases.RIGHT, *EXTRAS_RIGHT]


def test_a_good_application_passes_everything():
    assert findings(GOOD) == []


@pytest.mark.parametrize(("code", "variant", "changes"), WRONG)
def test_each_rule_fails(code, variant, changes):
    assert variant in [found.variant for found in run(code, replace(GOOD, **changes))]


@pytest.mark.parametrize(("code", "changes"), RIGHT)
def test_each_rule_passes_at_its_limit(code, changes):
    assert run(code, replace(GOOD, **changes)) == []


def test_every_rule_and_every_message_is_tested():
    assert {code for code, _variant, _changes in WRONG} == set(RULES)
    of_reports = {variant for variant in MESSAGES if variant.startswith(REPORT)}
    assert {variant for _code, variant, _changes in WRONG} == set(MESSAGES) - of_reports


@pytest.mark.parametrize("variant", sorted(MESSAGES))
def test_messages_speak_all_languages(variant):
    assert set(MESSAGES[variant]) == {"de", "en", "ar", "uk"}
    assert len(set(MESSAGES[variant].values())) == 4


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
@pytest.mark.parametrize(("code", "variant", "changes"), WRONG)
def test_messages_can_be_written(code, variant, changes, language):
    for found in run(code, replace(GOOD, **changes)):
        text = found.message(language)
        assert text
        assert "{" not in text


def test_numbers_are_written_as_people_read_them():
    (found,) = run("GA-01", replace(GOOD, income=(line("requested", "1000.01"),)))
    assert "1.000,01 €" in found.message("de")
    (found,) = run("GA-07", replace(GOOD, **answered(end="2026-07-01")))
    assert "30. Juni 2026" in found.message("de")


@pytest.mark.parametrize("value", [None, "", "x", "NaN", "Infinity", [], {}])
def test_nonsense_is_no_money(value):
    assert to_money(value) == 0


@pytest.mark.parametrize("value", [None, "", "31.12.2026", "2026-13-01", 5])
def test_nonsense_is_no_date(value):
    assert to_date(value) is None


@pytest.mark.parametrize("plan", [None, "", [], {}, {"expenses": None}, {"incomes": [{}], "expenses": [{}]}])
def test_broken_plans_do_not_break_the_checks(plan):
    costs, income = plan_lines(plan)
    assert sum(row.amount for row in (*costs, *income)) == 0


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2024-03-29", 1, "2024-02-29"),
        ("2026-05-31", 1, "2026-04-30"),
        ("2026-03-30", 13, "2025-02-28"),
        ("2026-03-02", 3, "2025-12-02"),
    ],
)
def test_months_go_back_to_the_same_day_or_the_last(day, months, earlier):
    assert str(months_before(datetime.date.fromisoformat(day), months)) == earlier


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Café Welt e. V.", "CAFE WELT", True),
        ("Kulturbrücke", "Kulturbruecke", True),
        ("Gartengruppe Nordhang", "Frauentreff Hafen", False),
        ("", "Frauentreff Hafen", False),
        ("e.V.", "Frauentreff Hafen", False),
    ],
)
def test_names_are_compared_as_people_would(one, other, same):
    assert same_name(one, other) is same


def test_goals_are_counted_from_one():
    goals = [{"goal": "Besser leben", "measure": "ja"}, {"goal": "Mehr Mut", "measure": ""}]
    found = run("GA-23", replace(GOOD, **answered(goals=goals)))
    assert [each.values["number"] for each in found] == [1, 2]
