"""The end of a grant: report, settlement, rest payment or reclaim, and its receipts."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import PNG, mail
from workflows.grants import actions
from workflows.grants.models import (
    Call,
    FundReservation,
    ReportReturn,
)
from workflows.grants.questions import REPORT
from workflows.people.verdicts import Invalid, NotAllowed

pytestmark = pytest.mark.django_db


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


def test_what_the_examiner_noted_is_there_when_the_report_comes_back(running, people, client):
    case = make.reported(running)
    page = reverse("grants:step", args=[make.step(case, "examine").pk])
    client.force_login(people.examiner)
    asked = {"result": "no", "question_1": "participants", "text_1": "Wirklich 22?", "accepted_0": "950"}
    noted = {"note": "Beleg 3 nachfordern.", "checklist": ["in_time", "logos"]}
    assert client.post(page, asked | noted).status_code == 302
    sheet = ReportReturn.objects.get().application.answer_sheets.get(code=REPORT)
    make.forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    again = client.get(reverse("grants:step", args=[make.step(case, "examine").pk]))
    form = again.context["form"]
    assert form["note"].value() == noted["note"]
    assert set(form["checklist"].value()) == set(noted["checklist"])
    assert noted["note"] in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    client.force_login(case.applicant)
    assert noted["note"] not in client.get(reverse("desk:case", args=[case.pk])).content.decode()


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
