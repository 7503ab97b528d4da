"""Zwischenverfügung, rejection and what a group does about them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.founding import actions
from workflows.founding.models import CourtAnswer, Remedy
from workflows.people.verdicts import AlreadyDone, Invalid

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def test_a_zwischenverfuegung_sets_the_courts_own_deadline_and_is_cured():
    case = factories.filed()
    case = factories.answered(case, "interim", due_on=date(2027, 1, 8), text="Einladung unklar")
    assert case.stage == "interim"
    assert timezone.localdate(factories.step(case).due_at) == date(2027, 1, 8)
    with pytest.raises(Invalid):
        remedy(case, "refile")  # not after a Zwischenverfügung
    remedy(case, "editorial")
    case = factories.fresh(case)
    assert case.stage == "court"
    case = factories.answered(case, "entered", number="VR 5", board_only_german=True)
    assert case.stage == "follow_up"
    assert [answer.kind for answer in CourtAnswer.objects.order_by("id")] == ["interim", "entered"]


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-11-27", date(2026, 12, 28)),  # 27.12. is a Sunday
        ("2027-01-29", date(2027, 3, 1)),  # 28.2. is a Sunday
        ("2027-03-01", date(2027, 4, 1)),
    ],
)
def test_a_rejection_sets_one_month_for_the_appeal(received, last):
    case = factories.filed()
    with time_machine.travel(f"{received} 10:00+01:00", tick=False):
        case = factories.answered(case, "rejected", text="Zu wenige Mitglieder")
        assert CourtAnswer.objects.get().due_on == last
        assert timezone.localdate(factories.step(case).due_at) == last
    assert case.stage == "court_refusal"


def remedy(case, way, **said):
    facts = {"done_on": timezone.localdate()} | said
    return actions.note_remedy(step=factories.step(case), actor=case.applicant, way=way, **facts)


@pytest.mark.parametrize(
    ("way", "stage"),
    [
        ("appeal", "court"),
        ("refile", "application"),
        ("new_meeting", "review"),
        ("unregistered", "follow_up"),
    ],
)
def test_after_a_rejection_it_goes_on_as_the_group_decides(way, stage):
    case = factories.answered(factories.filed(), "rejected")
    remedy(case, way)
    case = factories.fresh(case)
    assert case.stage == stage
    assert case.stays_unregistered == (way == "unregistered")


def test_a_second_application_is_a_second_round():
    case = factories.answered(factories.filed(), "rejected")
    remedy(case, "refile")
    case = factories.fresh(case)
    actions.file_application(
        step=factories.step(case), actor=case.applicant, application=factories.application(case)
    )
    assert [filing.round for filing in case.filings.all()] == [1, 2]


def test_a_new_meeting_goes_through_the_adviser_and_back_to_the_court():
    adviser = UserFactory(roles=["adviser"])
    case = factories.answered(factories.filed(adviser=adviser), "interim", due_on=date(2027, 1, 8))
    remedy(case, "new_meeting", note="Zweck neu fassen")
    case = factories.fresh(case)
    factories.approve(case, adviser)
    case = factories.fresh(case)
    assert case.stage == "meeting"
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=factories.report(case))
    assert factories.fresh(case).stage == "papers"


@pytest.mark.parametrize("day", [timedelta(days=1), timedelta(days=-30)])
def test_a_remedy_has_a_day_that_fits(day):
    case = factories.answered(factories.filed(), "rejected")
    with pytest.raises(Invalid):
        remedy(case, "appeal", done_on=timezone.localdate() + day)
    assert not Remedy.objects.exists()


def test_the_second_of_two_answers_is_told_so():
    case = factories.filed()
    step = factories.step(case)
    factories.answered(case, "interim", due_on=date(2027, 1, 8))
    with pytest.raises(AlreadyDone):
        actions.note_answer(
            step=step, actor=case.applicant, kind="rejected", received_on=timezone.localdate()
        )
