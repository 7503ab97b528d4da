"""The checks of a running grant: at the decision, at each payment, in the report; each right and wrong."""

import datetime
from decimal import Decimal

import pytest
import time_machine

from tests.grants import factories as make
from workflows.forms.types.finance.lines import line_keys
from workflows.grants.actions.guided_forms import report_checks
from workflows.grants.checks.gathering import open_findings
from workflows.grants.checks.messages import MESSAGES
from workflows.grants.checks.report import Report, report_findings
from workflows.grants.models import Application
from workflows.grants.rules import settling
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid

PLAN = {
    "expenses": [
        {"category": "material", "description": "Stoff", "amount": "500.00"},
        {"category": "rooms", "description": "Saal", "amount": "200.00"},
    ],
    "incomes": [{"kind": "requested", "amount": "700.00"}],
}
STOFF, SAAL = line_keys(PLAN["expenses"], "category")


def spent(*rows, **answers):
    """A report with these costs in order of the plan, all with receipts."""
    known = [
        {"line": STOFF, "category": "material", "description": "Stoff"},
        {"line": SAAL, "category": "rooms", "description": "Saal"},
        {"category": "travel", "description": "Bahn"},
    ]
    expenses = [row | {"amount": amount} for row, amount in zip(known, rows, strict=False) if amount]
    return Report(
        answers={
            "figures": {"expenses": expenses, "incomes": []},
            "results": [{"goal": "20 Frauen", "reached": "yes", "result": "22 waren da"}],
            "participants": "22",
            "volunteers": "5",
            **answers,
        },
        plan=PLAN,
        goals=("20 Frauen",),
        overrun_percent=Decimal(20),
        receipts=sum((Decimal(amount) for amount in rows if amount), Decimal(0)),
    )


def found(report):
    return [(each.code, each.variant, each.severity) for each in report_findings(report)]


def test_a_good_report_passes_everything():
    assert found(spent("500.00", "200.00")) == []


def test_an_empty_report_is_no_mistake_yet():
    assert found(Report(answers={}, plan=PLAN, goals=("20 Frauen",), overrun_percent=Decimal(20))) == []


@pytest.mark.parametrize(
    ("rows", "changes", "expected"),
    [
        (("600.00", "200.00"), {}, []),
        (("600.01", "200.00"), {}, [("GA-29", "GA-29.over", "should")]),
        (("500.00", "200.00", "5.00"), {}, [("GA-29", "GA-29.new", "should")]),
        (("500.00", "200.00"), {"receipts": Decimal("700.00")}, []),
        (("500.00", "200.00"), {"receipts": Decimal("699.99")}, [("GA-28", "GA-28.gap", "should")]),
        (("500.00", "200.00"), {"receipts": Decimal(0)}, [("GA-28", "GA-28.none", "should")]),
        (("500.00", "200.00"), {"files_asked": 1}, [("GA-28", "GA-28.files", "must")]),
        (("500.00", "200.00"), {"goals": ("20 Frauen", "Ein Fest")}, [("GA-30", "GA-30.goals", "must")]),
    ],
)
def test_each_check_at_its_limit(rows, changes, expected):
    report = spent(*rows)
    assert found(Report(**{**vars(report), **changes})) == expected


@pytest.mark.parametrize(
    ("volunteers", "expected"), [("22", []), ("23", [("GA-30", "GA-30.people", "must")]), (None, [])]
)
def test_volunteers_are_among_the_participants(volunteers, expected):
    assert found(spent("500.00", "200.00", volunteers=volunteers)) == expected


def test_a_goal_in_other_words_counts_as_long_as_there_is_a_result_for_each():
    report = spent("500.00", "200.00", results=[{"goal": "Frauen kamen", "result": "22"}])
    assert found(report) == []


def test_the_missing_goal_is_named():
    report = Report(**{**vars(spent("500.00", "200.00")), "goals": ("20  frauen", "Ein Fest")})
    (one,) = report_findings(report)
    assert "Ein Fest" in one.message("de")
    assert "frauen" not in one.message("de")


def test_work_and_half_written_lines_need_no_receipt():
    rows = [{"category": "in_kind", "description": "Aufbau", "amount": "90"}, {"amount": "5"}]
    report = spent("500.00", "200.00", figures={"expenses": rows, "incomes": []})
    plan = {"expenses": [rows[0]], "incomes": []}
    assert found(Report(**{**vars(report), "plan": plan})) == []


@pytest.mark.parametrize("variant", [each for each in MESSAGES if each[:5] in {"GA-28", "GA-29", "GA-30"}])
@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
def test_messages_of_reports_can_be_written(variant, language):
    reports = [
        spent("700.00", "200.00", "5.00", volunteers="40"),
        Report(**{**vars(spent("5.00", "5.00")), "receipts": Decimal(0)}),
        Report(**{**vars(spent("5.00", "5.00")), "receipts": Decimal(1), "goals": ("A", "B")}),
        Report(**{**vars(spent("5.00", "5.00")), "files_asked": 2}),
    ]
    texts = [
        each.message(language)
        for report in reports
        for each in report_findings(report)
        if each.variant == variant
    ]
    assert texts
    assert not any("{" in text for text in texts)


# --- against the database -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_report_without_a_result_for_a_goal_is_not_taken(call, people):
    goals = [{"goal": f"Ziel {n}", "measure": f"{n} Feste"} for n in (1, 2)]
    case = make.running(call, people, goals=goals)
    with pytest.raises(Invalid) as wrong:
        make.reported(case)
    assert "Ziel" in str(wrong.value.errors["results"])


@pytest.mark.django_db
def test_the_report_says_while_it_is_written_what_will_not_count(call, people):
    case = make.running(call, people)
    make.reported(case, cost="2000.00")
    rules = {each.rule: each.severity for each in report_checks(settling.report_of(case))}
    assert rules == {"GA-28": "should", "GA-29": "should"}


@pytest.mark.django_db
def test_who_owes_a_report_gets_no_further_grant(call, people):
    case = make.running(call, people)
    more = make.draft_for(call, people, case.applicant, case.organisation, title="Chor im Park")
    late = make.fresh(case).report_by + 2 * make.DAY
    with time_machine.travel(datetime.datetime.combine(late, datetime.time(12), datetime.UTC)):
        sheet = make.sheet_of(more)
        (said,) = [each.message() for each in open_findings(sheet) if each.variant == "GA-18.report"]
        assert case.number in said
        Application.objects.filter(pk=case.pk).update(report_by=late)
        assert "GA-18.report" not in [each.variant for each in open_findings(sheet)]


@pytest.mark.django_db
def test_a_notice_that_expired_since_stops_the_approval_and_the_payment_in_advance(call, people):
    case = make.to_decision(call, people)
    Organisation.objects.filter(pk=case.organisation_id).update(tax_notice_date=datetime.date(2010, 1, 1))
    with pytest.raises(Invalid) as wrong:
        make.approve(case, people)
    assert "Bescheid" in str(wrong.value.errors["outcome"])
    assert make.fresh(case).stage == "decision"
    Organisation.objects.filter(pk=case.organisation_id).update(tax_notice_date=case.created_at.date())
    case = make.signed(make.approve(case, people), people)
    for now in ({"tax_notice_date": datetime.date(2010, 1, 1)}, {"tax_notice": "none"}):
        Organisation.objects.filter(pk=case.organisation_id).update(**now)
        with pytest.raises(Invalid) as wrong:
            make.paid(case, people, "100.00")
        assert "gemeinnützig" in str(wrong.value.errors[""]).casefold()


@pytest.mark.django_db
def test_a_bill_that_the_house_pays_needs_no_notice(call, people):
    case = make.running(call, people, disbursement="direct", iban="", account_holder="")
    Organisation.objects.filter(pk=case.organisation_id).update(tax_notice="none", tax_notice_date=None)
    make.paid(case, people, "100.00")
