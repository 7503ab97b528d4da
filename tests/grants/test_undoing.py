"""Undoing a decision while its mail has not left the house."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.second_looks import mails, rejected
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.rules import readable
from workflows.engine.models import Audience, Deadline, HistoryEntry, Step
from workflows.forms import actions as forms
from workflows.forms.models import Correction
from workflows.grants import actions
from workflows.grants.models import (
    Call,
    Decision,
    FundReservation,
)
from workflows.outbox.models import State
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def test_an_approval_is_undone_before_its_mail_leaves(call, people):
    case = make.approve(make.to_decision(call, people), people)
    assert readable(case.applicant, case).filter(kind="letter").count() == 1
    assert mails("approved").get().due_at > timezone.now() + 14 * MINUTE
    actions.undo_decision(case=case, actor=people.decider, reason="Falscher Betrag.")
    case = make.fresh(case)
    assert (case.stage, case.decision_result, case.sign_by, case.closed_at) == ("decision", "", None, None)
    assert Call.objects.get(pk=call.pk).committed == 0
    assert not FundReservation.objects.exists()
    assert Decision.objects.get().outcome == "undone"
    assert mails("approved").get().state == State.DROPPED
    assert not readable(case.applicant, case).filter(kind="letter").exists()
    assert readable(people.officer, case).filter(kind="letter").count() == 1
    assert not Deadline.objects.pending().filter(code="grants.signature").exists()
    assert Deadline.objects.pending().filter(code="grants.promise").exists()
    line = HistoryEntry.objects.get(case=case, verb="decision.undone")
    assert (line.audience, line.data["amount"]) == (Audience.STAFF, "800.00")
    assert make.approve(case, people, "700.00").stage == "approved"
    assert Call.objects.get(pk=call.pk).committed == 700
    assert mails("approved").filter(state=State.QUEUED).count() == 1
    assert readable(case.applicant, case).filter(kind="letter").count() == 1


def test_a_rejection_is_undone_and_the_case_is_open_again(call, people):
    case = rejected(call, people)
    assert case.closed_at is not None
    actions.undo_decision(case=case, actor=people.decider, reason="Verwechselt.")
    assert make.fresh(case).closed_at is None
    assert make.approve(case, people).stage == "approved"
    make.signed(make.fresh(case), people)
    assert make.fresh(case).stage == "running"


def test_only_who_decided_undoes_within_the_time(call, people):
    case = make.approve(make.to_decision(call, people), people)
    other = UserFactory(roles=[Role.DECISION_MAKER])
    with pytest.raises(NotAllowed):
        actions.undo_decision(case=case, actor=other, reason="Nein.")
    with pytest.raises(Invalid):
        actions.undo_decision(case=case, actor=people.decider, reason="  ")
    with time_machine.travel(timezone.now() + 16 * MINUTE), pytest.raises(NotAllowed):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "approved"


def test_what_has_left_the_house_is_not_undone(call, people):
    case = make.approve(make.to_decision(call, people), people)
    mails("approved").update(state=State.SENT, sent_at=timezone.now())
    with pytest.raises(AlreadyDone):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "approved"
    assert FundReservation.objects.count() == 1


def test_a_contract_that_came_back_is_not_undone(call, people):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())
    with pytest.raises(AlreadyDone):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "countersign"
    assert Decision.objects.get().amount == Decimal(800)


def test_a_decision_is_undone_on_its_screen(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    address = reverse("grants:undo", args=[case.pk])
    client.force_login(people.decider)
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "800,00" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Falscher Betrag."}).status_code == 302
    assert make.fresh(case).stage == "decision"
    assert client.get(address).status_code == 403


def test_the_step_of_a_decision_is_the_one_that_counts(call, people):
    """Undone twice, decided three times: each time the newest step is taken back."""
    case = make.to_decision(call, people)
    for amount in ("700.00", "750.00"):
        case = make.approve(case, people, amount)
        actions.undo_decision(case=case, actor=people.decider, reason="Noch einmal.")
    case = make.approve(case, people, "800.00")
    assert Step.objects.filter(case_id=case.pk, node="contract", state="open").count() == 1
    assert Call.objects.get(pk=call.pk).committed == 800


def returned(case, people):
    """The decision maker asks for a smaller sum."""
    actions.decide(
        step=make.step(case, "decide"),
        actor=people.decider,
        outcome="return",
        reasons="Gute Idee, zu teuer.",
        points={"plan": "Bitte auf 700 € kürzen."},
    )
    return make.fresh(case)


def test_a_return_for_revision_is_undone_before_its_mail_leaves(call, people, client):
    case = returned(make.to_decision(call, people), people)
    assert mails("revision").get().due_at > timezone.now() + 14 * MINUTE
    client.force_login(people.decider)
    address = reverse("grants:undo", args=[case.pk])
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert client.post(address, {"reason": "Falscher Antrag."}).status_code == 302
    case = make.fresh(case)
    assert (case.stage, case.revision_round, case.decision_result) == ("decision", 0, "")
    assert mails("revision").get().state == State.DROPPED
    assert not Correction.objects.exists()
    with pytest.raises(AlreadyDone):
        forms.save_answers(
            sheet_id=make.sheet_of(case).pk, answers={"title": "Neu"}, revision=None, actor=case.applicant
        )
    case = returned(case, people)
    assert (case.stage, case.revision_round) == ("returned_revision", 1)


def test_a_return_that_the_group_has_begun_to_answer_is_not_undone(call, people):
    case = returned(make.to_decision(call, people), people)
    forms.save_answers(
        sheet_id=make.sheet_of(case).pk,
        answers={"plan": make.plan("700.00")},
        revision=None,
        actor=case.applicant,
    )
    with pytest.raises(AlreadyDone):
        actions.undo_decision(case=case, actor=people.decider, reason="Zu spät.")
    assert make.fresh(case).stage == "returned_revision"
    assert mails("revision").get().state == State.QUEUED
