"""The desk over HTTP."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.factories import many
from tests.engine.factories import started, until_review
from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.desk.models import CaseMessage

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer():
    return UserFactory(roles=["formal_officer"])


def test_strangers_are_told_to_sign_in():
    case = started()
    for name in ("desk_tasks", "desk_cases"):
        assert Client().get(reverse(f"wagtailapi_v3:{name}")).status_code == 401
    assert Client().get(reverse("wagtailapi_v3:desk_case", args=[case.pk])).status_code == 401


def test_tasks_and_the_case_behind():
    case = started()
    (task,) = signed_in(officer()).get(reverse("wagtailapi_v3:desk_tasks")).json()
    assert (task["node"], task["case"]["id"], task["case"]["stage"]) == ("check", str(case.pk), "check")


def test_pages_go_on_with_the_cursor():
    many(30)
    client = signed_in(officer())
    first = client.get(reverse("wagtailapi_v3:desk_cases"), {"limit": 20}).json()
    second = client.get(reverse("wagtailapi_v3:desk_cases"), {"limit": 20, "cursor": first["next"]}).json()
    assert len(first["items"]) == 20
    assert len(second["items"]) == 10
    assert second["next"] is None
    assert not {case["id"] for case in first["items"]} & {case["id"] for case in second["items"]}
    assert client.get(reverse("wagtailapi_v3:desk_cases"), {"limit": 1000}).status_code == 422
    assert len(client.get(reverse("wagtailapi_v3:desk_cases"), {"cursor": "forged"}).json()["items"]) == 25


def test_one_case_with_timeline_graph_and_rights():
    case = started()
    client = signed_in(officer())
    body = client.get(reverse("wagtailapi_v3:desk_case", args=[case.pk])).json()
    assert body["steps"][0]["may"] is True
    assert client.get(reverse("wagtailapi_v3:desk_timeline", args=[case.pk])).json()[0]["verb"] == "submitted"
    graph = client.get(reverse("wagtailapi_v3:desk_graph", args=[case.pk])).json()
    assert graph["svg"].startswith("<svg")
    assert {"node": "check", "state": "current"}.items() <= graph["nodes"][0].items()
    own = signed_in(case.applicant).get(reverse("wagtailapi_v3:desk_case", args=[case.pk])).json()
    assert own["steps"][0]["may"] is False
    assert own["steps"][0]["reason"]


def test_invisible_cases_do_not_exist():
    case = started()
    stranger = signed_in(UserFactory())
    for name in ("desk_case", "desk_timeline", "desk_graph", "desk_messages"):
        assert stranger.get(reverse(f"wagtailapi_v3:{name}", args=[case.pk])).status_code == 404
    assert stranger.get(reverse("wagtailapi_v3:desk_cases")).json()["items"] == []


def test_messages_are_written_and_refused():
    case = until_review()
    address = reverse("wagtailapi_v3:desk_messages", args=[case.pk])
    own = signed_in(case.applicant)
    answer = own.post(address, {"text": "Eine Frage"}, content_type="application/json")
    assert answer.status_code == 201
    assert answer.json()["from_applicant"] is True
    assert len(signed_in(officer()).get(address).json()) == 1
    refused = own.post(address, {"text": "  "}, content_type="application/json")
    assert (refused.status_code, mistakes(refused).keys()) == (422, {"text"})
    reviewer = signed_in(case.steps.filter(node="review").first().assignee)
    assert reviewer.get(address).status_code == 403
    assert (
        reviewer.post(address, {"text": "x"}, content_type="application/json").json()["code"] == "not_allowed"
    )
    assert CaseMessage.objects.count() == 1


def test_kinds_are_listed():
    kinds = signed_in(UserFactory()).get(reverse("wagtailapi_v3:engine_kinds")).json()
    assert "sample" in [kind["code"] for kind in kinds]
