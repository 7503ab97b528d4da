"""Notices: the group tells what happened, officers answer, a stop has its consequence."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import broken
from tests.grants.second_looks import mails
from tests.people.factories import UserFactory
from workflows.engine.models import Deadline
from workflows.grants import actions
from workflows.grants.models import FundReservation, GrantSettlement, Notice
from workflows.grants.process import PROCESS
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def tell(case, kind="goals", **said):
    given = {"happened_on": timezone.localdate(), "text": "Zwei Helferinnen sind krank."} | said
    return actions.tell_notice(case=case, actor=case.applicant, kind=kind, **given)


def test_officers_hear_of_a_notice_and_answer(running, people):
    notice = tell(running, "funding", amount=Decimal("300.00"))
    assert [each.recipient_id for each in mails("notice_waiting")] == [people.officer.pk]
    deadline = Deadline.objects.pending().get(code="grants.notice")
    PROCESS.deadlines["grants.notice"](deadline)
    assert mails("notice_waiting").count() == 2
    with pytest.raises(Invalid):
        actions.answer_notice(notice=notice, actor=people.officer, answer=" ")
    with pytest.raises(NotAllowed):
        actions.answer_notice(notice=notice, actor=people.decider, answer="Danke.")
    actions.answer_notice(notice=notice, actor=people.officer, answer="Danke, bitte in den Bericht.")
    assert "bitte in den Bericht" in mails("notice_answered").get().text
    assert not Deadline.objects.pending().filter(code="grants.notice").exists()
    PROCESS.deadlines["grants.notice"](deadline)
    assert mails("notice_waiting").count() == 2
    with pytest.raises(AlreadyDone):
        actions.answer_notice(notice=notice, actor=people.officer, answer="Noch einmal.")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"text": "  "}, "text"),
        ({"happened_on": datetime.date(2999, 1, 1)}, "happened_on"),
        ({"kind": "funding"}, "amount"),
        ({"kind": "funding", "amount": Decimal("0")}, "amount"),
        ({"kind": "funding", "amount": Decimal("1.234")}, "amount"),
        ({"amount": Decimal("5.00")}, "amount"),
        ({"kind": "stopped"}, "ending"),
        ({"ending": "report"}, "ending"),
    ],
)
def test_what_does_not_fit_is_said(running, said, field):
    with pytest.raises(Invalid) as caught:
        tell(running, **said)
    assert set(caught.value.errors) == {field}
    assert not Notice.objects.exists()


def test_a_project_that_stopped_is_reported_early_and_gets_no_further_advance(running, people):
    make.paid(running, people, "300.00")
    case = make.fresh(running)
    before = case.report_by
    tell(case, "stopped", ending="report")
    case = make.fresh(case)
    assert case.report_by < before
    step = make.step(case, "running")
    assert timezone.localdate(step.due_at) >= case.report_by
    need = {"what": "Stoff", "due_on": timezone.localdate() + make.DAY, "amount": Decimal("10.00")}
    with pytest.raises(Invalid):
        actions.request_payment(step=step, actor=case.applicant, needs=[need])
    with pytest.raises(NotAllowed):
        tell(case, "stopped", ending="report")
    assert make.reported(case, cost="250.00").stage == "examination"


def test_a_project_that_stopped_is_given_back_at_once(running, people):
    make.paid(running, people, "300.00")
    tell(make.fresh(running), "stopped", ending="give_back")
    assert make.fresh(running).stage == "settlement"
    assert GrantSettlement.objects.get().reclaim == 300
    assert broken() == []


def test_a_stop_before_any_payment_frees_the_money(running, people):
    tell(running, "stopped", ending="give_back")
    assert make.fresh(running).stage == "withdrawn"
    assert FundReservation.objects.get().released_at is not None
    notice = Notice.objects.get()
    actions.answer_notice(notice=notice, actor=people.officer, answer="Schade. Danke fürs Bescheidsagen.")
    assert mails("notice_answered").count() == 1


def test_not_before_the_promise_and_not_by_others(call, people):
    case = make.to_decision(call, people)
    with pytest.raises(NotAllowed):
        tell(case)
    case = make.approve(case, people)
    other = UserFactory(roles=[Role.FORMAL_OFFICER])
    with pytest.raises(NotAllowed):
        actions.tell_notice(
            case=case, actor=other, kind="goals", happened_on=timezone.localdate(), text="Von außen."
        )
    assert tell(case, "representative", happened_on=timezone.localdate() + 9 * make.DAY).pk


def test_the_database_keeps_them_sound(running, people):
    notice = tell(running)
    for changes in (
        {"amount": Decimal("1.00")},
        {"ending": "report"},
        {"answered_by": people.officer},
        {"answer": "x", "answered_at": timezone.now(), "answered_by": running.applicant},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.filter(pk=notice.pk).update(**changes)


def test_notices_on_screens_and_over_the_api(running, people, client):
    page, address = reverse("desk:case", args=[running.pk]), reverse("grants:notice", args=[running.pk])
    client.force_login(running.applicant)
    assert address in client.get(page).content.decode()
    assert client.get(address).status_code == 200
    day = timezone.localdate()
    since = {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    assert client.post(address, {"kind": "goals", **since}).status_code == 422
    said = {"kind": "goals", "text": "Weniger Teilnehmende.", "ending": "", **since}
    assert client.post(address, said).status_code == 302
    assert "Weniger Teilnehmende." in client.get(page).content.decode()
    notice = Notice.objects.get()
    answer = reverse("grants:notice_answer", args=[notice.pk])
    client.force_login(people.officer)
    assert answer in client.get(reverse("grants:notices")).content.decode()
    assert "Weniger Teilnehmende." in client.get(answer).content.decode()
    assert client.post(answer, {"answer": ""}).status_code == 422
    assert client.post(answer, {"answer": "Danke."}).status_code == 302
    assert client.get(answer).status_code == 404
    client.force_login(running.applicant)
    url = f"/api/grants/applications/{running.pk}/notices"
    body = {"kind": "funding", "happened_on": day.isoformat(), "text": "Vom Kreis.", "amount": "100.00"}
    assert client.post(url, body, content_type="application/json").status_code == 201
    assert [row["kind"] for row in client.get(url).json()] == ["goals", "funding"]
    client.force_login(people.officer)
    waiting = client.get("/api/grants/notices").json()
    url = f"/api/grants/notices/{waiting[0]['id']}/answer"
    answered = client.post(url, {"answer": "Gut."}, content_type="application/json").json()
    assert answered["answered_at"]
