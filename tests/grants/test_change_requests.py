"""Changing a running grant: what is asked, who decides, what holds afterwards."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import broken, mail
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.models import Document
from workflows.engine.models import HistoryEntry, Step
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import ChangeRequest, Payment
from workflows.grants.reading import changes
from workflows.grants.rules import settling
from workflows.grants.rules.plan_changes import compared
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
PLAN = {
    "expenses": [
        {"category": "material", "description": "Stoff und Farbe", "amount": "650.00"},
        {"category": "rooms", "description": "Saal", "amount": "200.00"},
    ],
    "incomes": [
        {"kind": "own_cash", "amount": "50.00"},
        {"kind": "requested", "amount": "800.00"},
        {"kind": "in_kind", "description": "Aufbau", "hours": "6.00"},
    ],
}
SMALL = {**PLAN, "expenses": [{"category": "material", "description": "Stoff und Farbe", "amount": "850.00"}]}


def write(case, **answers):
    sheet = actions.open_change(case=case, actor=case.applicant)
    known = {"reason": "Der Saal war nicht geplant."} | answers
    forms.save_answers(sheet_id=sheet.pk, answers=known, revision=None, actor=case.applicant)
    return sheet


def ask(case, **answers):
    forms.submit_sheet(sheet_id=write(case, **answers).pk, actor=case.applicant)
    return make.fresh(case)


def check(case, people, granted=True, **said):
    return actions.check_change(
        step=make.step(case, "check_change"), actor=people.officer, granted=granted, **said
    )


def decide(case, people, granted=True, **said):
    step = make.step(case, "decide_change")
    return actions.decide_change(step=step, actor=people.decider, granted=granted, **said)


def test_a_new_cost_needs_two_people_and_counts_in_the_report(running, people):
    case = ask(running, changes=["plan"], plan=PLAN)
    assert case.stage == "change_check"
    assert check(case, people, note="Preis ist üblich.").state == "checked"
    case = make.fresh(case)
    assert case.stage == "change_decision"
    people.officer.role_grants.create(role="decision_maker")
    with pytest.raises(NotAllowed):
        actions.decide_change(step=make.step(case, "decide_change"), actor=people.officer, granted=True)
    assert settling.plan_of(case)["expenses"][0]["amount"] == "950.00"
    decide(case, people, answer="Gern.")
    case = make.fresh(case)
    assert (case.stage, case.total_cost) == ("running", Decimal("940.00"))
    assert [row["category"] for row in settling.plan_of(case)["expenses"]] == ["material", "rooms"]
    assert "Gern." in mail("change_granted").text
    documents_made()
    letters = Document.objects.filter(case=case, name__contains="Aenderung-1")
    assert letters.filter(name__endswith="Aenderung-1.pdf").exists()
    verbs = set(HistoryEntry.objects.filter(case=case).values_list("verb", flat=True))
    assert {"change.requested", "change.checked", "change.granted"} <= verbs
    make.paid(case, people, "640.00")
    case = make.reported(case, cost="650.00")
    settlement = make.examined(case, people)
    assert settlement.accepted_costs == Decimal("940.00")
    assert broken() == []


def test_within_the_rule_the_officer_answers_alone(running, people):
    case = ask(running, changes=["plan"], plan=SMALL)
    assert ChangeRequest.objects.get().needs_decision is False
    check(case, people)
    assert make.fresh(case).stage == "running"
    assert settling.plan_of(case)["expenses"][0]["amount"] == "850.00"


def test_new_dates_move_the_day_of_the_report(running, people):
    window = running.window
    end = (running.project_end + 20 * make.DAY).isoformat()
    case = ask(running, changes=["period"], end=end)
    assert ChangeRequest.objects.get().asked == {"end": end}
    assert window is None or window.project_until is None or window.project_until >= running.project_end
    check(case, people)
    case = make.fresh(case)
    assert case.project_end.isoformat() == end
    assert case.report_by == case.project_end + datetime.timedelta(days=case.call.report_days)
    assert timezone.localdate(make.step(case, "running").due_at) >= case.report_by


def test_new_goals_are_what_the_report_tells_about(running, people):
    goals = [{"goal": "Ein Fest feiern", "measure": "60 Gäste"}]
    case = ask(running, changes=["goals"], goals=goals)
    check(case, people)
    decide(case, people)
    case = make.fresh(case)
    sheet = actions.open_report(case=case, actor=case.applicant)
    assert [row["goal"] for row in sheet.answers["results"]] == ["Ein Fest feiern"]


def test_what_is_refused_stays_as_it_was_and_says_why(running, people):
    before = settling.plan_of(running)
    case = ask(running, changes=["plan"], plan=PLAN)
    with pytest.raises(Invalid):
        check(case, people, granted=False, answer=" ")
    check(case, people, granted=False, answer="Zu teuer.")
    with pytest.raises(Invalid):
        decide(case, people, granted=False)
    decide(case, people, granted=False, answer="Der Saal ist zu teuer.")
    assert make.fresh(case).stage == "running"
    assert settling.plan_of(case) == before
    assert "Der Saal ist zu teuer." in mail("change_refused").text
    assert ask(make.fresh(case), changes=["plan"], plan=SMALL).stage == "change_check"
    assert ChangeRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"changes": ["goals"]}, "changes"),
        ({"changes": ["period"], "end": "2020-01-01"}, "end"),
        ({"changes": ["plan"], "plan": make.plan("900.00", "0.00")}, "plan"),
        ({"changes": ["content"]}, "content"),
    ],
)
def test_what_can_not_be_asked(running, answers, field):
    sheet = write(running, **answers)
    with pytest.raises(Invalid) as caught:
        forms.submit_sheet(sheet_id=sheet.pk, actor=running.applicant)
    assert any(key.split("-")[0] == field for key in caught.value.errors), caught.value.errors
    assert not ChangeRequest.objects.exists()


def test_not_after_the_end_and_not_while_the_house_looks(running, people):
    moment = datetime.datetime.combine(running.project_end + make.DAY, datetime.time(12), datetime.UTC)
    with time_machine.travel(moment, tick=False), pytest.raises(NotAllowed):
        actions.open_change(case=running, actor=running.applicant)
    ask(running, changes=["plan"], plan=SMALL)
    with pytest.raises(NotAllowed):
        actions.open_change(case=make.fresh(running), actor=running.applicant)
    with pytest.raises(NotAllowed):
        actions.open_change(case=make.fresh(running), actor=UserFactory(roles=[Role.FORMAL_OFFICER]))


def test_a_grant_without_payments_is_withdrawn_with_its_request(running, people):
    case = ask(running, changes=["plan"], plan=SMALL)
    actions.withdraw(case=case, actor=case.applicant)
    assert ChangeRequest.objects.get().state == "void"
    assert make.fresh(case).stage == "withdrawn"
    assert not Step.objects.open().filter(case_id=case.pk).exists()


def test_what_was_paid_stays_until_the_change_is_answered(running, people):
    make.paid(running, people, "300.00")
    case = ask(make.fresh(running), changes=["plan"], plan=SMALL)
    with pytest.raises(AlreadyDone):
        actions.withdraw(case=case, actor=case.applicant)
    assert Payment.objects.count() == 1


def test_the_database_keeps_two_people_apart(running, people):
    check(ask(running, changes=["plan"], plan=PLAN), people)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeRequest.objects.update(state="granted", decided_by=people.officer, decided_at=timezone.now())


def test_lines_that_got_another_name_stay_together():
    before = {"expenses": [{"category": "rooms", "description": "Saal", "amount": "100.00"}]}
    asked = {
        "expenses": [
            {"category": "rooms", "description": "Turnhalle", "amount": "120.00"},
            {"category": "rooms", "description": "Zelt", "amount": "10.00"},
        ]
    }
    diff = compared(before, asked, Decimal(20))
    assert [(line.planned, line.actual) for line in diff.costs] == [(100, 120), (0, 10)]
    assert [line.actual for line in diff.over()] == [10]
    dearer = {"expenses": [{"category": "rooms", "description": "Saal", "amount": "120.01"}]}
    assert len(compared(before, dearer, Decimal(20)).over()) == 1


def test_the_screens_show_the_plan_line_by_line(running, people, client):
    client.force_login(running.applicant)
    page = reverse("desk:case", args=[running.pk])
    address = reverse("grants:ask_change", args=[running.pk])
    assert address in client.get(page).content.decode()
    assert client.post(address).status_code == 302
    case = ask(running, changes=["plan"], plan=PLAN)
    text = client.get(page).content.decode()
    assert "Saal" in text
    client.force_login(people.officer)
    screen = reverse("grants:step", args=[make.step(case, "check_change").pk])
    text = client.get(screen).content.decode()
    assert "200,00" in text

    assert "neu" in text, text[text.index("200,00") - 900 :][:2500]
    assert client.post(screen, {"granted": "no"}).status_code == 422
    assert client.post(screen, {"granted": "yes", "note": "Passt."}).status_code == 302
    client.force_login(people.decider)
    screen = reverse("grants:step", args=[make.step(case, "decide_change").pk])
    assert "Passt." in client.get(screen).content.decode()
    assert client.post(screen, {"granted": "yes"}).status_code == 302
    rows = client.get(f"/api/grants/applications/{case.pk}/change-requests").json()
    assert [(row["state"], row["note"]) for row in rows] == [("granted", "Passt.")]
    assert [line["over"] for line in rows[0]["lines"] if line["side"] == "expenses"] == [False, True]
    client.force_login(case.applicant)
    assert client.get(f"/api/grants/applications/{case.pk}/change-requests").json()[0]["note"] == ""


def test_changes_over_the_api(running, people, client):
    client.force_login(running.applicant)
    url = f"/api/grants/applications/{running.pk}/change-requests"
    sheet = client.post(url, {}, content_type="application/json").json()["sheet"]
    assert sheet == str(actions.open_change(case=running, actor=running.applicant).pk)
    case = ask(running, changes=["content"], content="Wir bauen statt zu nähen.")
    client.force_login(people.officer)
    step = make.step(case, "check_change").pk
    said = {"granted": True, "note": "Gute Idee."}
    body = client.post(f"/api/grants/steps/{step}/change-check", said, content_type="application/json").json()
    assert body["stage"] == "change_decision"
    client.force_login(people.decider)
    step = make.step(case, "decide_change").pk
    url = f"/api/grants/steps/{step}/change-decision"
    assert client.post(url, {"granted": True}, content_type="application/json").json()["stage"] == "running"
    assert changes.differences(ChangeRequest.objects.get())[0].asked == "Wir bauen statt zu nähen."
