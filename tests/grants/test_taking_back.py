"""A group takes its own request back before it is answered: a change, or money."""

import pytest
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.running import broken
from tests.grants.test_change_requests import PLAN, ask, check, decide
from tests.people.factories import UserFactory
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.models import ChangeRequest, Payment
from workflows.grants.rules import settling
from workflows.people.verdicts import AlreadyDone, NotAllowed

pytestmark = pytest.mark.django_db


def take_back(case):
    return actions.take_back_request(case=case, actor=case.applicant)


@pytest.mark.parametrize("checked", [False, True])
def test_a_change_is_taken_back_until_it_is_decided(running, people, checked):
    before = settling.plan_of(running)
    case = ask(running, changes=["plan"], plan=PLAN)
    if checked:
        check(case, people)
        case = make.fresh(case)
        assert case.stage == "change_decision"
    case = take_back(case)
    assert (case.stage, ChangeRequest.objects.get().state) == ("running", "withdrawn")
    assert settling.plan_of(case) == before
    assert HistoryEntry.objects.get(verb="request.taken_back").data["what"] == "change"
    with pytest.raises(AlreadyDone):
        take_back(case)
    case = ask(case, changes=["plan"], plan=PLAN)
    check(case, people)
    decide(make.fresh(case), people)
    assert ChangeRequest.objects.filter(state="granted").count() == 1
    with pytest.raises(AlreadyDone):
        take_back(make.fresh(case))
    make.paid(make.fresh(case), people, "640.00")
    assert broken() == []


def requested(case):
    need = {"what": "Stoff", "amount": "100.00", "due_on": case.project_start.isoformat()}
    step = make.step(case, "running")
    return actions.request_payment(step=step, actor=case.applicant, needs=[need])


@pytest.mark.parametrize("checked", [False, True])
def test_a_request_for_money_is_taken_back_until_it_is_released(running, people, checked):
    requested(running)
    if checked:
        actions.check_payment(step=make.step(running, "check_payment"), actor=people.officer, accepted=True)
    case = take_back(running)
    assert (case.stage, Payment.objects.get().state) == ("running", "withdrawn")
    make.paid(case, people, "320.00")
    assert list(Payment.objects.values_list("number", "state")) == [(1, "withdrawn"), (2, "released")]
    with pytest.raises(AlreadyDone):
        take_back(make.fresh(case))
    assert broken() == []


def test_only_who_may_ask_may_take_back(running, people):
    case = ask(running, changes=["plan"], plan=PLAN)
    for actor in (people.officer, people.decider, UserFactory()):
        with pytest.raises(NotAllowed):
            actions.take_back_request(case=case, actor=actor)
    assert make.fresh(case).stage == "change_check"


def test_a_rest_that_the_house_found_is_no_request(running, people):
    make.paid(running, people, "320.00")
    case = make.reported(running, cost="950.00")
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    case = make.fresh(case)
    assert case.stage == "payment_release"
    with pytest.raises(AlreadyDone):
        take_back(case)


def test_the_case_page_offers_it_and_the_api_does_it(running, people, client):
    case = ask(running, changes=["plan"], plan=PLAN)
    address = reverse("grants:take_back", args=[case.pk])
    client.force_login(people.officer)
    assert address not in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert client.get(address).status_code == 403
    client.force_login(case.applicant)
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert make.fresh(case).stage == "running"
    requested(make.fresh(case))
    api = f"/api/grants/applications/{case.pk}/take-back"
    answer = client.post(api, content_type="application/json")
    assert (answer.status_code, answer.json()["stage"]) == (200, "running")
    assert client.post(api, content_type="application/json").status_code == 409
