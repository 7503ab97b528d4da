"""The formal check on its ways: return with points, more time, no answer, rejection by two people."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from tests.grants import factories as make
from workflows.documents.models import Document
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.outbox.models import Message
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def test_return_with_points_and_resubmission(call, people):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="return",
        points={"need": "Bitte nennt, wer den Bedarf genannt hat."},
    )
    assert make.fresh(case).stage == "returned_formal"
    assert Message.objects.filter(template="grants/mail/returned").count() == 1
    sheet = make.sheet_of(case)
    with pytest.raises(AlreadyDone):
        forms.save_answers(sheet_id=sheet.pk, answers={"members": 5}, revision=None, actor=case.applicant)
    forms.save_answers(
        sheet_id=sheet.pk, answers={"need": "Das sagten uns 30 Frauen."}, revision=None, actor=case.applicant
    )
    forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    case = make.fresh(case)
    assert case.stage == "formal_check"
    assert case.number.endswith("-0001")
    assert Document.objects.filter(case=case, kind="receipt").count() == 2
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(case).stage == "assignment"


def test_a_return_needs_points(call, people):
    case = make.submitted(call, people)
    with pytest.raises(Invalid):
        actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="return")
    assert make.fresh(case).stage == "formal_check"


def test_more_time_once(call, people):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"), actor=people.officer, result="return", points={"need": "Mehr."}
    )
    before = make.step(case, "correct").due_at
    actions.extend(case=make.fresh(case), actor=case.applicant)
    assert make.step(case, "correct").due_at > before + datetime.timedelta(days=9)
    assert make.fresh(case).due_at == make.step(case, "correct").due_at
    with pytest.raises(AlreadyDone):
        actions.extend(case=make.fresh(case), actor=case.applicant)


def test_no_answer_closes_the_case_but_only_after_the_deadline(call, people):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"), actor=people.officer, result="return", points={"need": "Mehr."}
    )
    with pytest.raises(AlreadyDone):
        actions.expire(case=make.fresh(case), actor=people.officer)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=30)):
        actions.expire(case=make.fresh(case), actor=people.officer)
    assert make.fresh(case).stage == "expired"
    with pytest.raises((AlreadyDone, NotAllowed)):
        forms.submit_sheet(sheet_id=make.sheet_of(case).pk, actor=case.applicant)


def test_formal_rejection_needs_a_second_person(call, people):
    people.officer.role_grants.create(role="decision_maker")
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="reject",
        feedback="Leider außerhalb.",
    )
    assert make.fresh(case).stage == "formal_rejection"
    assert not Message.objects.filter(template="grants/mail/formal_rejection").exists()
    with pytest.raises(NotAllowed):
        actions.confirm_rejection(
            step=make.step(case, "confirm_rejection"), actor=people.officer, confirmed=True
        )
    actions.confirm_rejection(step=make.step(case, "confirm_rejection"), actor=people.decider, confirmed=True)
    assert make.fresh(case).stage == "rejected_formal"
    assert Message.objects.filter(template="grants/mail/formal_rejection").count() == 1
    assert case.history.filter(verb="rejection.confirmed", actor=people.decider).count() == 1
    assert not case.history.filter(verb="rejection.refused").exists()


def test_refused_rejection_goes_back_to_the_check(call, people):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"), actor=people.officer, result="reject", feedback="Nein."
    )
    actions.confirm_rejection(
        step=make.step(case, "confirm_rejection"),
        actor=people.decider,
        confirmed=False,
        note="Das geht doch.",
    )
    assert make.fresh(case).stage == "formal_check"
    assert case.history.filter(verb="rejection.refused", actor=people.decider).count() == 1
    assert not case.history.filter(verb="rejection.confirmed").exists()


def test_failed_checks_need_a_note(call, people):
    case = make.submitted(call, people)
    case.organisation.legal_form = "public"
    case.organisation.save()
    with pytest.raises(Invalid) as refusal:
        actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert "GA-10" in refusal.value.errors["note"]
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="ok",
        note="Ausnahme vom Träger erlaubt.",
    )
    assert make.fresh(case).stage == "assignment"
