"""Complaints, answered by who was not involved."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import broken
from tests.grants.second_looks import mails, rejected
from tests.people.factories import UserFactory
from workflows.engine.models import Deadline
from workflows.grants import actions
from workflows.grants.models import (
    Call,
    Complaint,
    Decision,
    FundReservation,
    GrantSettlement,
    Payment,
)
from workflows.grants.process import PROCESS
from workflows.outbox.models import HeldMail
from workflows.people.models import MailWay, Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def outsider(db):
    """Somebody of the house who never saw the case."""
    return UserFactory(roles=[Role.DECISION_MAKER])


def complained(case):
    return actions.complain(case=case, actor=case.applicant, text="Der Bedarf steht auf Seite zwei.")


def test_a_group_complains_and_those_not_involved_hear_of_it(call, people, outsider):
    """As a task of their role: each of them as they want to hear of such, until somebody has answered."""
    outsider.mail_role = MailWay.AT_ONCE
    outsider.save()
    case = rejected(call, people)
    complaint = complained(case)
    assert (complaint.matter, complaint.outcome) == ("decision", "")
    assert set(mails("complaint_waiting").values_list("recipient", flat=True)) == {outsider.pk}
    held = HeldMail.objects.filter(key=f"grants.complaint_waiting.{case.pk}")
    assert set(held.values_list("person", flat=True)) == {people.examiner.pk}
    with pytest.raises(NotAllowed):
        complained(case)


def test_a_complaint_is_possible_for_fourteen_days(call, people):
    case = rejected(call, people)
    first = Decision.objects.get().decided_at
    with time_machine.travel(first + 21 * make.DAY), pytest.raises(NotAllowed) as late:
        complained(case)
    assert "bis zum" in late.value.reason
    with time_machine.travel(first + 13 * make.DAY):
        complained(case)


def test_there_is_nothing_to_complain_about_before_the_answer(call, people):
    case = make.to_decision(call, people)
    with pytest.raises(NotAllowed):
        complained(case)
    with pytest.raises(NotAllowed):
        complained(make.approve(case, people))


@pytest.mark.parametrize("who", ["officer", "decider", "first_reviewer", "applicant", "auditor"])
def test_nobody_who_was_involved_answers(call, people, outsider, who):
    case = rejected(call, people)
    complaint = complained(case)
    person = {
        "first_reviewer": people.reviewers[0],
        "applicant": case.applicant,
        "auditor": people.auditor,
    }.get(who) or getattr(people, who)
    with pytest.raises(NotAllowed):
        actions.answer_complaint(complaint=complaint, actor=person, outcome="kept", answer="Nein.")


def test_the_answer_stays(call, people, outsider):
    case = rejected(call, people)
    complaint = complained(case)
    for outcome, answer in (("kept", " "), ("", "Nein."), ("maybe", "Nein.")):
        with pytest.raises(Invalid):
            actions.answer_complaint(complaint=complaint, actor=outsider, outcome=outcome, answer=answer)
    assert HeldMail.objects.exists()
    actions.answer_complaint(complaint=complaint, actor=outsider, outcome="kept", answer="Wir bleiben dabei.")
    assert not HeldMail.objects.filter(key__startswith="grants.complaint_waiting").exists()
    assert "Wir bleiben dabei." in mails("complaint_answered").get().text
    assert make.fresh(case).stage == "rejected"
    assert not Deadline.objects.pending().filter(code="grants.complaint").exists()
    with pytest.raises(AlreadyDone):
        actions.answer_complaint(complaint=complaint, actor=outsider, outcome="kept", answer="Noch einmal.")
    with pytest.raises(NotAllowed):
        complained(case)


def test_a_complaint_that_is_right_opens_the_decision_again(call, people, outsider):
    case = rejected(call, people)
    actions.answer_complaint(
        complaint=complained(case), actor=outsider, outcome="reopened", answer="Ihr habt recht."
    )
    case = make.fresh(case)
    assert (case.stage, case.closed_at, case.decision_result) == ("decision", None, "")
    assert Decision.objects.get().outcome == "overturned"
    assert make.approve(case, people).stage == "approved"
    assert FundReservation.objects.get().amount == Decimal(800)


def test_a_formal_rejection_is_checked_again(call, people, outsider):
    case = make.submitted(call, people)
    actions.check_formally(
        step=make.step(case, "formal_check"),
        actor=people.officer,
        result="reject",
        note="Zu spät.",
        feedback="Es kam zu spät.",
    )
    actions.confirm_rejection(step=make.step(case, "confirm_rejection"), actor=people.decider, confirmed=True)
    case = make.fresh(case)
    assert case.stage == "rejected_formal"
    complaint = complained(case)
    assert complaint.matter == "formal"
    actions.answer_complaint(complaint=complaint, actor=outsider, outcome="reopened", answer="Stimmt.")
    assert make.fresh(case).stage == "formal_check"
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(case).stage == "assignment"


def test_a_reclaim_is_looked_at_again_by_a_second_person(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    make.examined(make.reported(case, cost="300.00"), people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    case = make.fresh(case)
    assert case.stage == "reclaim"
    complaint = complained(case)
    assert complaint.matter == "settlement"
    actions.answer_complaint(
        complaint=complaint, actor=outsider, outcome="reopened", answer="Wir prüfen neu."
    )
    assert make.fresh(case).stage == "examination"
    assert GrantSettlement.objects.get().returned_at is not None
    make.examined(case, people)
    assert make.fresh(case).stage == "settlement"


def cut(case, people):
    """A report of which the examiner cuts 150 of 950 euros: 800 approved, 700 remain."""
    accepted = {0: (Decimal("800.00"), "Ohne Beleg.")}
    make.examined(make.reported(case), people, accepted)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    return make.fresh(case)


def test_a_settlement_that_cuts_is_looked_at_again_while_the_rest_waits(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    case = cut(case, people)
    assert case.stage == "payment_release"
    actions.answer_complaint(
        complaint=complained(case), actor=outsider, outcome="reopened", answer="Der Beleg liegt vor."
    )
    assert make.fresh(case).stage == "examination"
    assert Payment.objects.get(kind="rest").state == "returned"
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    assert make.fresh(case).stage == "closed"
    assert FundReservation.objects.get().paid == Decimal(800)
    assert broken() == []


def test_a_closed_settlement_that_cut_is_opened_and_paid_up(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    case = cut(case, people)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    case = make.fresh(case)
    assert case.stage == "closed"
    assert Call.objects.get(pk=call.pk).committed == 750
    actions.answer_complaint(
        complaint=complained(case), actor=outsider, outcome="reopened", answer="Der Beleg liegt vor."
    )
    case = make.fresh(case)
    assert (case.stage, case.closed_at) == ("examination", None)
    assert Call.objects.get(pk=call.pk).committed == 800
    settlement = make.examined(case, people)
    assert (settlement.paid, settlement.rest_payment) == (750, 50)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    assert (make.fresh(case).stage, Call.objects.get(pk=call.pk).committed) == ("closed", 800)
    assert broken() == []


def test_a_reclaim_that_came_back_is_paid_out_again_when_the_group_was_right(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    make.examined(make.reported(case), people, {0: (Decimal("300.00"), "Ohne Beleg.")})
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    actions.receive_reclaim(
        step=make.step(case, "reclaim"), actor=people.cash, received_on=timezone.localdate()
    )
    assert broken() == []
    actions.answer_complaint(
        complaint=complained(make.fresh(case)), actor=outsider, outcome="reopened", answer="Belege da."
    )
    assert broken() == []
    assert make.examined(case, people).rest_payment + FundReservation.objects.get().paid == 800
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    assert make.fresh(case).stage == "closed"
    assert broken() == []


def test_no_money_left_in_the_call_is_said(call, people, outsider):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    case = cut(case, people)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    Call.objects.filter(pk=call.pk).update(budget=750, budget_reserve=0)
    complaint = complained(make.fresh(case))
    with pytest.raises(Invalid, match="0,00"):
        actions.answer_complaint(complaint=complaint, actor=outsider, outcome="reopened", answer="Ja.")
    assert make.fresh(case).stage == "closed"


def test_a_settlement_as_promised_leaves_nothing_to_complain_about(call, people):
    case = make.running(call, people)
    make.paid(case, people, "600.00")
    make.examined(make.reported(case), people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    with pytest.raises(NotAllowed):
        complained(make.fresh(case))


def test_the_house_is_reminded_of_a_complaint_once(call, people, outsider):
    case = rejected(call, people)
    complained(case)
    deadline = Deadline.objects.pending().get(code="grants.complaint")
    PROCESS.deadlines["grants.complaint"](deadline)
    assert mails("complaint_waiting").filter(recipient=outsider).count() == 1
    Complaint.objects.update(outcome="kept", answer="Nein.", answered_by=outsider, answered_at=timezone.now())
    PROCESS.deadlines["grants.complaint"](deadline)
    assert mails("complaint_waiting").filter(recipient=outsider).count() == 1


def test_the_database_keeps_the_two_apart(call, people):
    complaint = complained(rejected(call, people))
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(
            outcome="kept", answered_by=complaint.made_by, answered_at=timezone.now()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(outcome="kept")


def test_a_complaint_on_screens(call, people, outsider, client):
    case = rejected(call, people)
    page, address = reverse("desk:case", args=[case.pk]), reverse("grants:complain", args=[case.pk])
    client.force_login(case.applicant)
    assert address in client.get(page).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"text": "Der Bedarf steht auf Seite zwei."}).status_code == 302
    assert "Seite zwei" in client.get(page).content.decode()
    assert address not in client.get(page).content.decode()
    answer = reverse("grants:complaint_answer", args=[Complaint.objects.get().pk])
    client.force_login(people.decider)
    listed = client.get(reverse("grants:complaints")).content.decode()
    assert case.number in listed
    assert answer not in listed
    assert client.get(answer).status_code == 403
    client.force_login(outsider)
    assert answer in client.get(reverse("grants:complaints")).content.decode()
    assert "Seite zwei" in client.get(answer).content.decode()
    assert client.post(answer, {"outcome": "kept", "answer": ""}).status_code == 422
    assert client.post(answer, {"outcome": "kept", "answer": "Wir bleiben dabei."}).status_code == 302
    assert client.get(answer).status_code == 404
    client.force_login(case.applicant)
    assert "Wir bleiben dabei." in client.get(page).content.decode()
