"""A running grant: the contract with its signatures, and money asked for, checked and released."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import PNG, mail
from tests.harness.letters import documents_made
from workflows.engine import deadlines
from workflows.engine.models import Step
from workflows.grants import actions
from workflows.grants.models import (
    Application,
    Call,
    ContractSignature,
    FundReservation,
    Payment,
    PaymentState,
    SigningCode,
)
from workflows.outbox.models import Message
from workflows.people.models import Membership, MembershipFunction
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(call, people):
    case = make.approve(make.to_decision(call, people), people, conditions="Logo des Hauses zeigen.")
    documents_made()
    return case


def need(amount: str, days: int = 7, what: str = "Stoff") -> dict:
    return {"what": what, "due_on": timezone.localdate() + days * make.DAY, "amount": Decimal(amount)}


def code_of(case: Application) -> str:
    actions.send_signing_code(case=case, actor=case.applicant)
    text = Message.objects.filter(template="grants/mail/signing_code").latest("id").text
    return next(line for line in text.splitlines() if line.isdigit())


def test_the_group_is_asked_to_sign_and_is_told_how_much_and_until_when(approved):
    assert (approved.stage, approved.closed_at) == ("approved", None)
    step = make.step(approved, "contract")
    assert timezone.localdate(step.due_at) == approved.sign_by
    text = mail("approved").text
    assert "800,00" in text
    assert "Logo des Hauses" in text
    assert str(approved.sign_by.year) in text
    assert list(Step.objects.open().meant_for(approved.applicant)) == [step]


def test_a_contract_is_confirmed_with_a_code_and_signed_by_the_house(approved, people):
    code = code_of(approved)
    actions.sign_with_code(
        step=make.step(approved, "contract"), actor=approved.applicant, name="Amira Haddad", code=f" {code} "
    )
    group = ContractSignature.objects.get(side="group")
    document = approved.documents.get(kind="letter", language="de")
    assert (group.way, group.name, group.sha256) == ("code", "Amira Haddad", document.sha256)
    assert make.fresh(approved).stage == "countersign"
    for person in (people.officer, people.reviewers[0], approved.applicant):
        with pytest.raises(NotAllowed):
            actions.countersign(step=make.step(approved, "countersign"), actor=person, signed=True)
    actions.countersign(step=make.step(approved, "countersign"), actor=people.decider, signed=True)
    case = make.fresh(approved)
    assert (case.stage, case.signed_on) == ("running", timezone.localdate())
    assert case.report_by == case.project_end + datetime.timedelta(days=case.call.report_days)
    assert "800,00" in mail("contract_complete").text
    assert ContractSignature.objects.get(side="house").sha256 == group.sha256


def test_a_code_is_good_for_its_person_and_contract_for_a_short_time_and_few_attempts(approved, people):
    step = make.step(approved, "contract")
    code = code_of(approved)
    assert code not in SigningCode.objects.get().code
    wrong = "000000" if code != "000000" else "111111"
    for _attempt in range(5):
        with pytest.raises(Invalid) as caught:
            actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=wrong)
        assert set(caught.value.errors) == {"code"}
    with pytest.raises(Invalid):
        actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=code)
    first, second = code_of(approved), code_of(approved)
    if first != second:
        with pytest.raises(Invalid):
            actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=first)
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=21)), pytest.raises(Invalid):
        actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=second)
    with pytest.raises(NotAllowed):
        actions.sign_with_code(step=step, actor=people.decider, name="A", code=second)
    with pytest.raises(Invalid):
        actions.sign_with_code(step=step, actor=approved.applicant, name=" ", code=second)
    actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=second)
    with pytest.raises((AlreadyDone, Invalid)):
        actions.sign_with_code(step=step, actor=approved.applicant, name="A", code=second)


def test_nobody_is_flooded_with_codes(approved):
    for _code in range(5):
        actions.send_signing_code(case=approved, actor=approved.applicant)
    with pytest.raises(Invalid):
        actions.send_signing_code(case=approved, actor=approved.applicant)


def test_a_scan_is_kept_and_can_be_sent_back(approved, people):
    step = make.step(approved, "contract")
    for day in (timezone.localdate() + make.DAY, timezone.localdate() - make.DAY):
        with pytest.raises(Invalid):
            actions.sign_with_scan(
                step=step,
                actor=approved.applicant,
                name="Amira",
                file=ContentFile(PNG, "scan.png"),
                signed_on=day,
            )
    actions.sign_with_scan(
        step=step,
        actor=approved.applicant,
        name="Amira",
        file=ContentFile(PNG, "scan.png"),
        signed_on=timezone.localdate(),
    )
    assert ContractSignature.objects.get().scan.name == "scan.png"
    step = make.step(approved, "countersign")
    with pytest.raises(Invalid):
        actions.countersign(step=step, actor=people.decider, signed=False)
    actions.countersign(step=step, actor=people.decider, signed=False, note="Seite 2 fehlt.")
    case = make.fresh(approved)
    assert (case.stage, case.signed_on) == ("approved", None)
    assert "Seite 2 fehlt." in mail("contract_returned").text
    actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())
    assert ContractSignature.objects.filter(returned_at=None).count() == 1


def test_an_offer_that_lapses_closes_the_running_flow(approved, call):
    for _tick in range(3):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=60), tick=False):
            deadlines.tick()
    case = make.fresh(approved)
    assert case.stage == "lapsed"
    assert case.closed_at is not None
    assert not Step.objects.open().filter(case_id=case.pk).exists()
    assert Call.objects.get(pk=call.pk).committed == 0
    assert not Message.objects.filter(template__contains="overdue").exists()


def test_money_is_asked_for_checked_and_released_by_three_people(running, people):
    step = make.step(running, "running")
    payment = actions.request_payment(
        step=step, actor=running.applicant, needs=[need("300"), need("120.50", what="Farbe")]
    )
    assert (payment.amount, payment.kind, payment.iban) == (Decimal("420.50"), "advance", make.IBAN)
    assert make.fresh(running).stage == "payment_check"
    actions.check_payment(step=make.step(running, "check_payment"), actor=people.officer, accepted=True)
    release = make.step(running, "release_payment")
    people.officer.role_grants.create(role="cash")
    with pytest.raises(NotAllowed):
        actions.release_payment(step=release, actor=people.officer, released=True)
    actions.release_payment(step=release, actor=people.cash, released=True)
    assert FundReservation.objects.get().paid == Decimal("420.50")
    assert make.fresh(running).stage == "running"
    assert "420,50" in mail("payment_released").text
    history = list(running.history.order_by("id").values_list("verb", flat=True))[-3:]
    assert history == ["payment.requested", "payment.checked", "payment.released"]


@pytest.mark.parametrize(
    ("needs", "field"),
    [
        ([], "what_1"),
        ([need("0")], "amount_1"),
        ([need("-5")], "amount_1"),
        ([need("1.005")], "amount_1"),
        ([{"what": "", "due_on": "2026-01-01", "amount": "5"}], "what_1"),
        ([{"what": "x", "due_on": "", "amount": "5"}], "due_on_1"),
        ([need("10"), {"what": "x", "due_on": "gestern", "amount": "NaN"}], "amount_2"),
        ([need("640.01")], "what_1"),
    ],
)
def test_a_request_that_does_not_fit_is_refused_with_its_place(running, needs, field):
    with pytest.raises(Invalid) as caught:
        actions.request_payment(step=make.step(running, "running"), actor=running.applicant, needs=needs)
    assert field in caught.value.errors
    assert not Payment.objects.exists()


@pytest.mark.parametrize(("days", "fits"), [(42, True), (43, False)])
def test_an_advance_covers_six_weeks(running, days, fits):
    step = make.step(running, "running")
    if fits:
        actions.request_payment(step=step, actor=running.applicant, needs=[need("10", days)])
    else:
        with pytest.raises(Invalid) as caught:
            actions.request_payment(step=step, actor=running.applicant, needs=[need("10", days)])
        assert set(caught.value.errors) == {"due_on_1"}


def test_eighty_percent_are_paid_before_the_report_and_not_a_cent_more(running, people):
    make.paid(running, people, "640.00")
    with pytest.raises(Invalid):
        actions.request_payment(
            step=make.step(running, "running"), actor=running.applicant, needs=[need("0.01")]
        )


def test_only_representative_and_treasurer_ask_for_money(running, people):
    step = make.step(running, "running")
    member = Membership.objects.create(
        user=people.auditor, organisation=running.organisation, function=MembershipFunction.MEMBER
    )
    with pytest.raises(NotAllowed):
        actions.request_payment(step=step, actor=people.auditor, needs=[need("10")])
    member.function = MembershipFunction.TREASURER
    member.save()
    actions.request_payment(step=step, actor=people.auditor, needs=[need("10")])


def test_a_request_is_sent_back_with_a_reason(running, people):
    actions.request_payment(step=make.step(running, "running"), actor=running.applicant, needs=[need("10")])
    step = make.step(running, "check_payment")
    with pytest.raises(Invalid):
        actions.check_payment(step=step, actor=people.officer, accepted=False)
    actions.check_payment(step=step, actor=people.officer, accepted=False, answer="Wofür genau?")
    assert Payment.objects.get().state == PaymentState.RETURNED
    assert "Wofür genau?" in mail("payment_returned").text
    actions.request_payment(step=make.step(running, "running"), actor=running.applicant, needs=[need("10")])
    assert list(Payment.objects.values_list("number", flat=True)) == [1, 2]


def test_the_cash_desk_sends_back_to_the_officer(running, people):
    actions.request_payment(step=make.step(running, "running"), actor=running.applicant, needs=[need("10")])
    actions.check_payment(step=make.step(running, "check_payment"), actor=people.officer, accepted=True)
    step = make.step(running, "release_payment")
    with pytest.raises(Invalid):
        actions.release_payment(step=step, actor=people.cash, released=False)
    actions.release_payment(step=step, actor=people.cash, released=False, note="IBAN prüfen")
    assert make.fresh(running).stage == "payment_check"
    assert Payment.objects.get().checked_by is None
    assert FundReservation.objects.get().paid == 0


def test_the_database_refuses_a_second_person_who_is_the_first_and_paying_twice(running, people):
    payment = make.paid(running, people, "10")
    for changes in (
        {"released_by": people.officer},
        {"state": "ordered"},
        {"amount": Decimal(0)},
        {"released_by": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Payment.objects.filter(pk=payment.pk).update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundReservation.objects.update(paid=Decimal("800.01"))


def test_a_bill_paid_by_the_house_names_its_payee(call, people):
    case = make.running(call, people, disbursement="direct")
    step = make.step(case, "running")
    with pytest.raises(Invalid) as caught:
        actions.request_payment(step=step, actor=case.applicant, needs=[need("50")])
    assert set(caught.value.errors) == {"payee"}
    with pytest.raises(Invalid) as caught:
        actions.request_payment(
            step=step, actor=case.applicant, needs=[need("50")], payee="Druck", iban="DE00120300000000202051"
        )
    assert set(caught.value.errors) == {"iban"}
    turkish = {"payee": "Druck", "iban": "TR330006100519786457841326"}
    with pytest.raises(Invalid) as caught:
        actions.request_payment(step=step, actor=case.applicant, needs=[need("50")], **turkish)
    assert set(caught.value.errors) == {"iban"}
    payment = make.paid(case, people, "800.00")
    assert (payment.payee, payment.kind) == ("Druckerei Blau", "direct")
