"""The borders of grants on both sides: the minute before and the minute, halves that round, closed doors."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from tests.grants import factories as make
from workflows.engine import deadlines
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.actions.submitting import submit_application
from workflows.grants.models import Application
from workflows.grants.rules import running, scoring
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, NotAllowed
from workflows.values.moments import end_of

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 2, 10, tzinfo=datetime.UTC)  # a Monday without holidays near
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def at(moment: datetime.datetime) -> None:
    """The clock of the house ticks once at this moment."""
    with time_machine.travel(moment, tick=False):
        deadlines.tick()


def mails(template: str, **to: object) -> int:
    """How many such mails were written."""
    return Message.objects.filter(template=f"grants/mail/{template}", **to).count()


@pytest.mark.parametrize(("days", "before"), [(7, 0), (1, 1)])
def test_a_contract_is_reminded_of_seven_days_and_one_day_before_its_end(call, people, days, before) -> None:
    case = make.approve(make.to_decision(call, people), people)
    assert case.sign_by is not None
    reminder = end_of(case.sign_by) - datetime.timedelta(days=days)
    if before:
        at(end_of(case.sign_by) - datetime.timedelta(days=7))
    at(reminder - MINUTE)
    assert mails("sign_reminder") == before
    at(reminder)
    assert mails("sign_reminder") == before + 1


def test_an_offer_stands_until_the_last_minute_of_its_last_day(call, people) -> None:
    case = make.approve(make.to_decision(call, people), people)
    assert case.sign_by is not None
    last = end_of(case.sign_by)
    for moment in (last - datetime.timedelta(days=7), last - datetime.timedelta(days=1), last - MINUTE):
        at(moment)
    assert make.fresh(case).stage == "approved"
    at(last)
    assert make.fresh(case).stage == "lapsed"


def test_a_draft_is_called_idle_after_thirty_days(call, people) -> None:
    case = make.draft(call, people)
    touched = AnswerSheet.objects.get(case_id=case.pk).updated_at
    at(touched + datetime.timedelta(days=30) - MINUTE)
    assert mails("idle") == 0
    at(touched + datetime.timedelta(days=30))
    assert mails("idle") == 1


def test_thirty_days_are_counted_from_the_last_touch(call, people) -> None:
    case = make.draft(call, people)
    with time_machine.travel(NOW + datetime.timedelta(days=12), tick=False):
        AnswerSheet.objects.filter(case_id=case.pk).update(updated_at=timezone.now())
    at(NOW + datetime.timedelta(days=30))
    assert mails("idle") == 0
    at(NOW + datetime.timedelta(days=42) - MINUTE)
    assert mails("idle") == 0
    at(NOW + datetime.timedelta(days=42))
    assert mails("idle") == 1


# Eight equal weights: a point is worth 3.125 percent.
@pytest.mark.parametrize(
    ("points", "percent"), [([1], "3.13"), ([1, 1], "6.25"), ([3], "9.38"), ([4, 1], "15.63")]
)
def test_half_a_hundredth_of_a_score_rounds_up(points, percent) -> None:
    given = dict(zip(scoring.CRITERIA, points, strict=False))
    sheet = {code: {"points": given.get(code, 0)} for code in scoring.CRITERIA}
    assert scoring.percent(sheet, dict.fromkeys(scoring.CRITERIA, 1)) == Decimal(percent)


# Thirds round down and up; an exact half of a hundredth rounds up.
@pytest.mark.parametrize(
    ("results", "mean"),
    [(["70", "70", "71"], "70.33"), (["70", "71", "71"], "70.67"), (["70.00", "70.01"], "70.01"), ([], None)],
)
def test_the_mean_of_results_is_rounded_half_up(results, mean) -> None:
    assert scoring.average(map(Decimal, results)) == (mean and Decimal(mean))


def recuse(case: Application, person: User) -> None:
    """This reviewer has a conflict of interest."""
    step = make.step(case, "review", assignee=person)
    actions.declare_conflict(step=step, actor=person, conflict="close")


def test_the_officer_is_told_when_nobody_is_free_to_review_and_not_before(call, people) -> None:
    case = make.in_review(call, people)
    first, second, third = people.reviewers
    recuse(case, first)
    assert mails("reviewer_missing") == 0
    assert make.step(case, "review", assignee=third).case_id == case.pk
    recuse(case, second)
    assert mails("reviewer_missing", to_address=people.officer.email) == 1
    history = case.history.filter(verb="conflict.declared")
    assert [entry.actor for entry in history.order_by("id")] == [first, second]


def test_a_withdrawn_draft_can_not_be_handed_in(call, people) -> None:
    case = make.draft(call, people)
    actions.withdraw(case=case, actor=case.applicant)
    with pytest.raises(AlreadyDone, match="zurückgezogen"):
        submit_application(sheet=make.sheet_of(case), actor=case.applicant)
    refused = make.fresh(case)
    assert (refused.number, refused.submitted_at, refused.stage) == (None, None, "withdrawn")
    assert mails("received") == 0
    assert not case.history.filter(verb="submitted").exists()


def test_nothing_is_handed_in_after_the_round_has_closed(call, people) -> None:
    case = make.draft(call, people)
    window = case.window
    assert window is not None
    window.closes_at = NOW + MINUTE
    window.save()
    with time_machine.travel(NOW + MINUTE, tick=False), pytest.raises(NotAllowed):
        submit_application(sheet=make.sheet_of(case), actor=case.applicant)
    assert mails("received") == 0
    assert not case.history.filter(verb="submitted").exists()
    with time_machine.travel(NOW, tick=False):
        submit_application(sheet=make.sheet_of(case), actor=case.applicant)
    assert mails("received") == 1


@pytest.mark.parametrize(("ahead", "days"), [(-3, 1), (0, 1), (1, 1), (2, 2), (30, 30)])
def test_a_report_has_always_a_day_left(ahead, days):
    case = Application(report_by=timezone.localdate() + ahead * make.DAY)
    assert running.days_to_report(case) == days
