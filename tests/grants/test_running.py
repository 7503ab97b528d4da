"""From the contract to the closed file: signatures, payments by two people, report, settlement."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.grants import factories as make
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
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture
def approved(call, people):
    case = make.approve(make.to_decision(call, people), people, conditions="Logo des Hauses zeigen.")
    documents_made()
    return case


@pytest.fixture
def running(call, people):
    return make.running(call, people)


def mail(template: str) -> Message:
    return Message.objects.get(template=f"grants/mail/{template}")


def need(amount: str, days: int = 7, what: str = "Stoff") -> dict:
    return {"what": what, "due_on": timezone.localdate() + days * make.DAY, "amount": Decimal(amount)}


# --- the contract ---------------------------------------------------------------------------


def test_the_group_is_asked_to_sign_and_is_told_how_much_and_until_when(approved):
    assert (approved.stage, approved.closed_at) == ("approved", None)
    step = make.step(approved, "contract")
    assert timezone.localdate(step.due_at) == approved.sign_by
    text = mail("approved").text
    assert "800,00" in text
    assert "Logo des Hauses" in text
    assert str(approved.sign_by.year) in text
    assert list(Step.objects.open().meant_for(approved.applicant)) == [step]


def code_of(case: Application) -> str:
    actions.send_signing_code(case=case, actor=case.applicant)
    text = Message.objects.filter(template="grants/mail/signing_code").latest("id").text
    return next(line for line in text.splitlines() if line.isdigit())


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


# --- payments ---------------------------------------------------------------------------


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


# --- report and settlement ---------------------------------------------------------------------------


def test_a_grant_is_settled_with_a_rest_and_closed(running, people, call):
    make.paid(running, people, "640.00")
    case = make.reported(running, cost="850.00")
    assert case.stage == "examination"
    # 850 + 90 of work − (50 + 90) = 800
    settlement = make.examined(case, people, {0: (Decimal("800.00"), "Beleg 3 fehlt")})
    assert (settlement.accepted_costs, settlement.final_grant) == (Decimal("890.00"), Decimal("750.00"))
    assert settlement.rest_payment == Decimal("110.00")
    step = make.step(case, "settle")
    people.examiner.role_grants.create(role="decision_maker")
    with pytest.raises(NotAllowed):
        actions.settle(step=step, actor=people.examiner, confirmed=True)
    actions.settle(step=step, actor=people.decider, confirmed=True)
    text = mail("settled").text
    assert "750,00" in text
    assert "Beleg 3 fehlt" in text
    payment = actions.release_payment(
        step=make.step(case, "release_payment"), actor=people.cash, released=True
    )
    assert (payment.kind, payment.amount) == ("rest", Decimal("110.00"))
    case = make.fresh(case)
    assert (case.stage, case.closed_at is not None) == ("closed", True)
    assert FundReservation.objects.get().paid == Decimal("750.00")
    assert Call.objects.get(pk=call.pk).committed == Decimal("750.00")


def test_money_that_was_not_needed_comes_back(running, people, call):
    make.paid(running, people, "640.00")
    case = make.reported(running, cost="500.00")
    settlement = make.examined(case, people)
    # 500 + 90 − 140 = 450; 640 − 450 = 190 back
    assert (settlement.final_grant, settlement.reclaim) == (Decimal("450.00"), Decimal("190.00"))
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert make.fresh(case).stage == "reclaim"
    assert "190,00" in mail("settled").text
    assert Call.objects.get(pk=call.pk).committed == Decimal("640.00")
    step = make.step(case, "reclaim")
    with pytest.raises(Invalid):
        actions.receive_reclaim(step=step, actor=people.cash, received_on=timezone.localdate() + make.DAY)
    actions.receive_reclaim(step=step, actor=people.cash, received_on=timezone.localdate())
    assert make.fresh(case).stage == "closed"
    assert FundReservation.objects.get().paid == Decimal("450.00")
    assert Call.objects.get(pk=call.pk).committed == Decimal("450.00")


def test_an_even_settlement_closes_at_once_and_nothing_stays_promised(running, people, call):
    case = make.reported(running, cost="50.00")
    settlement = make.examined(case, people)
    assert (settlement.final_grant, settlement.rest_payment, settlement.reclaim) == (0, 0, 0)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert make.fresh(case).stage == "closed"
    assert Call.objects.get(pk=call.pk).committed == 0


def test_a_house_that_pays_the_bills_pays_no_rest_to_the_group(call, people):
    case = make.running(call, people, disbursement="direct")
    make.paid(case, people, "300.00")
    settlement = make.examined(make.reported(case, cost="700.00"), people)
    assert (settlement.final_grant, settlement.rest_payment) == (Decimal("650.00"), Decimal(0))
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    assert make.fresh(case).stage == "closed"
    assert Call.objects.get(pk=call.pk).committed == Decimal("300.00")


def test_a_settlement_goes_back_to_the_examiner(running, people):
    case = make.reported(running)
    make.examined(case, people)
    step = make.step(case, "settle")
    with pytest.raises(Invalid):
        actions.settle(step=step, actor=people.decider, confirmed=False)
    actions.settle(step=step, actor=people.decider, confirmed=False, note="Zeile 1 nachrechnen")
    assert make.fresh(case).stage == "examination"
    assert make.examined(case, people).returned_at is None


def test_a_report_is_sent_back_and_only_what_was_asked_can_be_changed(running, people):
    case = make.reported(running)
    step = make.step(case, "examine")
    with pytest.raises(Invalid):
        actions.return_report(step=step, actor=people.examiner, points={})
    actions.return_report(step=step, actor=people.examiner, points={"participants": "Wirklich 22?"})
    case = make.fresh(case)
    assert case.stage == "running"
    assert case.report_by == timezone.localdate() + datetime.timedelta(days=14)
    sheet = actions.open_report(case=case, actor=case.applicant)
    make.forms.save_answers(
        sheet_id=sheet.pk, answers={"participants": 20}, revision=None, actor=case.applicant
    )
    make.forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    assert make.fresh(case).stage == "examination"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ((Decimal("950.01"), ""), "accepted_0"),
        ((Decimal("-1"), ""), "accepted_0"),
        ((Decimal("900"), " "), "reason_0"),
    ],
)
def test_a_cut_has_a_reason_and_a_limit(running, people, line, field):
    case = make.reported(running)
    with pytest.raises(Invalid) as caught:
        make.examined(case, people, {0: line})
    assert set(caught.value.errors) == {field}


def test_who_paid_or_advised_does_not_examine(running, people):
    make.paid(running, people, "10")
    case = make.reported(running)
    for person in (people.officer, people.cash, people.adviser):
        person.role_grants.create(role="examiner")
        with pytest.raises(NotAllowed):
            actions.examine(step=make.step(case, "examine"), actor=person, accepted={}, checklist={}, note="")


# --- receipts ---------------------------------------------------------------------------


def bill(case, content=PNG, **changes):
    given = {
        "file": ContentFile(content, "beleg.png"),
        "payee": "Stoffladen",
        "reason": "Stoff",
        "paid_on": case.project_start,
        "amount": Decimal("12.50"),
        "number": "R-1",
    }
    with time_machine.travel(
        datetime.datetime.combine(case.project_end, datetime.time(12), datetime.UTC), tick=False
    ):
        return actions.add_receipt(case=case, actor=case.applicant, **(given | changes))


def test_a_receipt_counts_once_in_the_whole_house(running, people, call):
    bill(running)
    other = make.running(make.open_call(people, slug="zweiter"), people)
    for case in (running, other):
        with pytest.raises(Invalid) as caught:
            bill(case, number="R-2")
        assert set(caught.value.errors) == {"file"}
        with pytest.raises(Invalid) as caught:
            bill(case, PNG + b"\0", payee="STOFFLADEN")
        assert set(caught.value.errors) == {"number"}
    bill(other, PNG + b"\0", number="R-2")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"payee": " "}, "payee"),
        ({"reason": ""}, "reason"),
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal("1.005")}, "amount"),
        ({"line": "ffffffffffff"}, "line"),
        ({"paid_on": datetime.date(2020, 1, 1)}, "paid_on"),
        ({"paid_on": datetime.date(2090, 1, 1)}, "paid_on"),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused(running, changes, field):
    with pytest.raises(Invalid) as caught:
        bill(running, **changes)
    assert set(caught.value.errors) == {field}


def test_a_receipt_can_be_removed_until_the_report_is_handed_in(running, people):
    actions.remove_receipt(receipt=bill(running), actor=running.applicant)
    receipt = bill(running)
    case = make.reported(running)
    actions.return_report(
        step=make.step(case, "examine"), actor=people.examiner, points={"participants": "Wirklich?"}
    )
    receipt.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.remove_receipt(receipt=receipt, actor=running.applicant)
