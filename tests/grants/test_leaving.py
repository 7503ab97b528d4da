"""Withdrawing at every stage, and what becomes of the money."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import broken
from tests.harness.letters import documents_made
from workflows.engine.models import Step
from workflows.grants import actions
from workflows.grants.models import Call, FundReservation, GrantSettlement, Payment
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def committed(call) -> Decimal:
    return Call.objects.get(pk=call.pk).committed


def asked(case):
    need = {"what": "Stoff", "due_on": timezone.localdate() + 7 * make.DAY, "amount": Decimal("100.00")}
    actions.request_payment(step=make.step(case, "running"), actor=case.applicant, needs=[need])


def signed_by_group(case, people):
    documents_made()
    actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())


STAGES = ("approved", "countersign", "running", "payment_check", "payment_release")


@pytest.mark.parametrize("stage", STAGES)
def test_until_money_was_paid_the_promise_just_falls_away(call, people, stage):
    case = make.approve(make.to_decision(call, people), people)
    if stage != "approved":
        signed_by_group(case, people)
    if stage in STAGES[2:]:
        actions.countersign(step=make.step(case, "countersign"), actor=people.decider, signed=True)
    if stage in STAGES[3:]:
        asked(case)
    if stage == "payment_release":
        actions.check_payment(step=make.step(case, "check_payment"), actor=people.officer, accepted=True)
    assert make.fresh(case).stage == stage
    assert committed(call) == 800
    actions.withdraw(case=case, actor=case.applicant)
    case = make.fresh(case)
    assert (case.stage, committed(call)) == ("withdrawn", 0)
    assert case.closed_at is not None
    assert FundReservation.objects.get().released_at is not None
    assert not Step.objects.open().filter(case_id=case.pk).exists()
    assert not Payment.objects.waiting().exists()
    assert broken() == []
    with pytest.raises(AlreadyDone):
        actions.withdraw(case=case, actor=case.applicant)


def test_what_was_paid_comes_back_after_a_second_person_said_so(call, people):
    case = make.running(call, people)
    make.paid(case, people, "300.00")
    actions.withdraw(case=case, actor=case.applicant)
    case = make.fresh(case)
    assert case.stage == "settlement"
    settlement = GrantSettlement.objects.get()
    assert (settlement.final_grant, settlement.paid, settlement.reclaim) == (0, 300, 300)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert (make.fresh(case).stage, committed(call)) == ("reclaim", 300)
    actions.receive_reclaim(
        step=make.step(case, "reclaim"), actor=people.cash, received_on=timezone.localdate()
    )
    assert (make.fresh(case).stage, committed(call)) == ("closed", 0)
    assert broken() == []


def test_a_sum_below_the_limit_is_not_asked_back(call, people):
    case = make.running(call, people)
    make.paid(case, people, "20.00")
    Call.objects.filter(pk=call.pk).update(reclaim_limit=Decimal("20.00"))
    actions.withdraw(case=case, actor=case.applicant)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert (make.fresh(case).stage, committed(call)) == ("closed", 20)
    assert broken() == []


def test_a_grant_given_back_can_be_handed_back_to_the_group(call, people):
    case = make.running(call, people)
    make.paid(case, people, "300.00")
    actions.withdraw(case=case, actor=case.applicant)
    actions.settle(
        step=make.step(case, "settle"), actor=people.decider, confirmed=False, note="Rechnet bitte ab."
    )
    assert make.fresh(case).stage == "running"
    make.examined(make.reported(case, cost="300.00"), people)
    assert make.fresh(case).stage == "settlement"


def test_not_while_a_payment_is_looked_at_or_the_report_is_settled(call, people):
    case = make.running(call, people)
    make.paid(case, people, "300.00")
    asked(case)
    with pytest.raises(AlreadyDone, match="Zahlung"):
        actions.withdraw(case=case, actor=case.applicant)
    actions.check_payment(
        step=make.step(case, "check_payment"), actor=people.officer, accepted=False, answer="Bitte warten."
    )
    make.reported(case)
    with pytest.raises(AlreadyDone, match="Verwendungsnachweis"):
        actions.withdraw(case=make.fresh(case), actor=case.applicant)


def test_only_a_representative_gives_a_grant_back(call, people):
    case = make.running(call, people)
    with pytest.raises(NotAllowed):
        actions.withdraw(case=case, actor=people.decider)


def test_the_page_says_what_becomes_of_the_money(call, people, client):
    case = make.running(call, people)
    make.paid(case, people, "300.00")
    client.force_login(case.applicant)
    address = reverse("grants:withdraw", args=[case.pk])
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    page = client.get(address).content.decode()
    assert "300,00" in page
    assert "500,00" in page
    assert client.post(address).status_code == 302
    assert make.fresh(case).stage == "settlement"
    assert address not in client.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_two_at_once_pay_and_withdraw_do_not_both_happen(call, people):
    """Whoever comes second sees what the first did: nothing is released for a withdrawn grant."""
    case = make.running(call, people)
    asked(case)
    actions.check_payment(step=make.step(case, "check_payment"), actor=people.officer, accepted=True)
    step = make.step(case, "release_payment")
    actions.withdraw(case=case, actor=case.applicant)
    with pytest.raises((AlreadyDone, Invalid)):
        actions.release_payment(step=step, actor=people.cash, released=True)
    assert FundReservation.objects.get().paid == 0
