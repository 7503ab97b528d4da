"""A founding over screens and over HTTP, without touching an action directly."""

import json

import pytest
from django.urls import reverse

from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.founding.reading import cases as reading

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


def test_start_makes_a_founding_and_opens_its_questions(client):
    user = UserFactory()
    client.force_login(user)
    query = "&".join(f"{key}={value}" for key, value in factories.BRANCH.items())
    response = client.post(f"{reverse('founding:start')}?{query}", {"name": "Brücke"})
    case = user.cases.get()
    sheet = reading.sheet_of(case)
    assert response.status_code == 302
    assert str(sheet.pk) in response["Location"]
    assert sheet.answers["branch.legal_form"] == "ev"
    assert sheet.answers["branch.charitable"] is True


def test_opening_screens_changes_nothing(client):
    case = factories.submitted()
    before = case.steps.count(), case.history.count()
    client.force_login(UserFactory(roles=["adviser"]))
    for name in ("statute", "review"):
        assert client.get(reverse(f"founding:{name}", args=[case.pk])).status_code == 200
    assert (case.steps.count(), case.history.count()) == before


def test_messages_stand_beside_their_clause(client):
    case = factories.started(answers=good_answers(asset__mode=None))
    client.force_login(case.applicant)
    response = client.get(reverse("founding:statute", args=[case.pk]))
    clause = next(each for each in response.context["clauses"] if each["id"] == "dissolution")
    assert [finding["id"] for finding in clause["findings"]] == ["G-05"]
    assert response.context["blocking"] == 1


def test_review_form_returns_with_comments_and_says_what_is_missing(client):
    case = factories.submitted()
    client.force_login(UserFactory(roles=["adviser"]))
    url = reverse("founding:review", args=[case.pk])
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"decision": "returned"}).status_code == 422
    said = {"decision": "returned", "scope": "commented", "comment-board": "<b>Wer?</b>"}
    assert client.post(url, said).status_code == 302
    assert client.post(url, said).status_code == 409
    client.force_login(case.applicant)
    response = client.get(reverse("founding:revise", args=[case.pk]))
    assert b"&lt;b&gt;Wer?&lt;/b&gt;" in response.content


def meeting_post(case):
    count = str(case.founders.count())
    positions = [str(founder.position) for founder in case.founders.all()]
    post = {
        "held_on": "2026-11-20", "place": "Lindenstadt", "chair": "Lina Saleh", "minutes_taker": "Noor Aziz",
        "present": count, "founding_yes": count, "founding_no": "0", "founding_abstain": "0",
        "statute_yes": count,
        "statute_no": "0", "statute_abstain": "0", "statute_first": "on",
        "attended": positions, "signed": positions,
    }  # fmt: skip
    for office, name in zip(("chair", "deputy", "treasurer"), ("A B", "C D", "E F"), strict=True):
        post |= {f"{office}-name": name, f"{office}-yes": count, f"{office}-accepted": "on"}
    return post


def test_meeting_form_founds_the_association(client):
    case = factories.approved()
    client.force_login(case.applicant)
    url = reverse("founding:meeting", args=[case.pk])
    post = meeting_post(case)
    assert client.post(url, post | {"held_on": "2099-01-01"}).status_code == 422
    refused = client.post(url, {key: value for key, value in post.items() if key != "chair-accepted"})
    assert refused.status_code == 422
    assert factories.fresh(case).stage == "meeting"
    assert client.post(url, post).status_code == 302
    assert factories.fresh(case).stage == "papers"
    assert client.post(url, post).status_code == 409


def call(client, method, path, body=None):
    return getattr(client, method)(
        f"/api/founding{path}", json.dumps(body or {}), content_type="application/json"
    )


def test_a_founding_over_the_api(client):
    group, adviser = UserFactory(), UserFactory(roles=["adviser"])
    oriented = call(client, "post", "/orientation", factories.BRANCH).json()
    assert oriented["recommendation"]["form"] == "ev_charitable"
    client.force_login(group)
    started = call(client, "post", "/cases", {**factories.BRANCH, "name": "Brücke"})
    assert started.status_code == 201
    case, sheet = started.json()["id"], started.json()["sheet_id"]
    refused = call(client, "post", f"/cases/{case}/submit")
    assert refused.status_code == 422
    assert mistakes(refused)
    saved = client.patch(
        f"/api/forms/sheets/{sheet}", json.dumps({"answers": good_answers()}), content_type="application/json"
    )
    assert saved.status_code == 200, saved.content
    assert not [rule for rule in client.get(f"/api/founding/cases/{case}/rules").json() if rule["blocks"]]
    assert call(client, "post", f"/cases/{case}/submit").json()["stage"] == "review"
    client.force_login(adviser)
    seen = client.get(f"/api/founding/cases/{case}/statute")["ETag"]
    assert call(client, "post", f"/cases/{case}/review", {"decision": "approved"}).status_code == 412
    approval = {"decision": "approved", "seen": seen}
    assert call(client, "post", f"/cases/{case}/review", approval).json()["stage"] == "meeting"
    assert call(client, "post", f"/cases/{case}/review", {"decision": "approved"}).status_code == 409
    client.force_login(group)
    votes = {"yes": 7}
    body = {
        "held_on": "2026-11-20", "place": "Lindenstadt", "chair": "A", "minutes_taker": "B", "present": 7,
        "founding": votes, "statute": votes, "statute_first": True, "attended": [1, 2],
        "signed": list(range(1, 8)),
        "elected": [
            {"office": office, "name": office, "votes": votes, "accepted": True}
            for office in ("chair", "deputy", "treasurer")
        ],
    }  # fmt: skip
    assert call(client, "post", f"/cases/{case}/meeting", body).json()["stage"] == "papers"
    kinds = {paper["kind"] for paper in client.get(f"/api/founding/cases/{case}/documents").json()}
    assert {"statute", "statute_docx", "minutes"} <= kinds
    assert call(client, "post", f"/cases/{case}/duties/tax_office/done").json()["done_at"]


def test_reading_the_statute_takes_few_queries(client, django_assert_max_num_queries):
    case = factories.started()
    client.force_login(case.applicant)
    url = reverse("founding:statute", args=[case.pk])
    client.get(url)
    with django_assert_max_num_queries(40):
        client.get(url)
