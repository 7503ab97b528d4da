"""The screens: self-check without storage, start of a draft, every staff step by POST, the clock's mails."""

import datetime

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from workflows.engine import deadlines
from workflows.grants import actions
from workflows.grants.models import Application, Review
from workflows.outbox.models import Message

pytestmark = pytest.mark.django_db
GOOD = {
    "group": "yes",
    "region": "yes",
    "migrants": "yes",
    "begun": "no",
    "advice": "yes",
    "other_federal": "no",
    "excluded": "no",
    "amount": "yes",
    "signs": "yes",
}


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ({}, "Diese Förderung passt zu euch"),
        ({"advice": "no"}, "Sprecht zuerst mit uns"),
        ({"excluded": "yes", "advice": "no"}, "Diese Förderung passt nicht"),
    ],
)
def test_self_check_answers_and_stores_nothing(call, client, changes, heading):
    address = reverse("grants:self_check", args=[call.slug])
    response = client.post(address, GOOD | changes)
    assert response.status_code == 200
    assert heading in response.content.decode()
    assert Session.objects.count() == 0


def test_unanswered_self_check_is_said(call, client):
    assert client.post(reverse("grants:self_check", args=[call.slug]), {}).status_code == 422


def test_answers_are_carried_over_on_request_only(call, client):
    user, organisation = make.applicant()
    client.force_login(user)
    response = client.post(reverse("grants:self_check", args=[call.slug]), GOOD | {"carry": "1"})
    assert response["Location"] == reverse("grants:apply", args=[call.slug])
    client.post(response["Location"], {"organisation": str(organisation.uuid)})
    assert make.sheet_of(Application.objects.get()).answers["begun"] is False
    again = client.post(response["Location"], {"organisation": str(organisation.uuid)})
    assert again.status_code == 409
    assert Application.objects.count() == 1


def test_drafts_of_an_unpublished_call_do_not_exist(people, client):
    terms = make.calls_of_house.micro_project(timezone.localdate())
    hidden = actions.create_call(actor=people.manager, **terms)
    for name in ("self_check", "apply"):
        client.force_login(people.officer)
        assert client.get(reverse(f"grants:{name}", args=[hidden.slug])).status_code == 404


def test_every_staff_step_on_its_screen(call, people, client):
    case = make.submitted(call, people)

    def press(person, node, data, **which):
        client.force_login(person)
        address = reverse("grants:step", args=[make.step(case, node, **which).pk])
        assert client.get(address).status_code == 200
        assert client.post(address, {}).status_code == 422
        assert client.post(address, data).status_code == 302
        return address

    first = press(people.officer, "formal_check", {"result": "ok", "checklist": ["complete"]})
    assert client.post(first, {"result": "ok"}).status_code == 409
    asked = [str(person.uuid) for person in people.reviewers[:2]]
    press(people.officer, "assign", {"reviewers": asked})
    for person in people.reviewers[:2]:
        address = press(person, "review", {"conflict": "none"}, assignee=person)
        page = client.get(address).content.decode()
        assert case.title in page
        assert make.IBAN not in page
        sheet = dict.fromkeys(make.CRITERIA, 3)
        reasons = {f"{code}_reason": "Gut begründet und machbar." for code in make.CRITERIA}
        assert client.post(address, {**sheet, "save": "1"}).status_code == 302
        assert Review.objects.get(reviewer=person).state == "open"
        assert client.post(address, {**sheet, **reasons, "recommendation": "approve"}).status_code == 302
    press(people.decider, "decide", {"outcome": "approve", "amount": "812,50", "reasons": "Ja."})
    assert Application.objects.get(pk=case.pk).stage == "approved"
    assert client.get(reverse("grants:application", args=[case.pk])).status_code == 200


def test_the_content_stays_closed_on_the_declaration_page(call, people, client):
    case = make.in_review(call, people)
    person = people.reviewers[0]
    client.force_login(person)
    page = client.get(reverse("grants:step", args=[make.step(case, "review", assignee=person).pk]))
    assert case.organisation.name in page.content.decode()
    assert case.title not in page.content.decode()


def test_the_clock_reminds_of_closing_rounds_idle_drafts_and_promises(call, people):
    make.draft(call, people)
    make.submitted(call, people)
    start = timezone.now()
    for days in (20, 24, 31):
        with time_machine.travel(start + datetime.timedelta(days=days), tick=False):
            deadlines.tick()
    sent = set(Message.objects.values_list("template", flat=True))
    assert {"grants/mail/closing", "grants/mail/idle", "grants/mail/promise"} <= sent
