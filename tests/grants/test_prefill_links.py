"""A link suggests simple answers; people see them first, and save them or not."""

import json
from html import unescape

import pytest
from django.urls import reverse

from tests.grants import factories as make
from tests.harness.markup import flat
from workflows.grants.models import Application

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(client, call):
    """The organisation of somebody who is signed in."""
    user, organisation = make.applicant()
    client.force_login(user)
    return organisation


@pytest.fixture
def url(call):
    return reverse("grants:apply", args=[call.slug])


def start(client, url, organisation, **sent):
    answer = client.post(url, sent | {"organisation": str(organisation.uuid)})
    assert answer.status_code == 302
    return make.sheet_of(Application.objects.get()).answers


def test_shown_first_and_saved_with_the_draft(client, url, applicant):
    page = client.get(f"{url}?title=Vorhang&participants=20&target_groups=women&target_groups=youth")
    text = flat(page.content.decode())
    assert page.context["suggested"][0]["value"] == "Vorhang"
    assert len(page.context["suggested"]) == 3
    assert 'name="answer.title" value="Vorhang"' in text
    assert text.count('name="answer.target_groups"') == 2
    assert not Application.objects.exists()
    sent = {"answer.title": "Vorhang", "answer.target_groups": ["women", "youth"], "take": "yes"}
    answers = start(client, url, applicant, **sent)
    assert (answers["title"], answers["target_groups"]) == ("Vorhang", ["women", "youth"])


def test_without_the_tick_nothing_is_taken(client, url, applicant):
    assert "title" not in start(client, url, applicant, **{"answer.title": "Vorhang"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("iban", "DE89370400440532013000"),
        ("account_holder", "Somebody Else"),
        ("contact_email", "evil@example.org"),
        ("disbursement", "advance"),
        ("correct", "yes"),
        ("not_begun", "true"),
        ("organisation", "00000000-0000-4000-8000-000000000000"),
        ("members", "7700077"),
        ("plan", "requested"),
        ("statute", "00000000-0000-4000-8000-000000000000"),
        ("unknown", "something"),
        ("goals-0-goal", "something"),
    ],
)
def test_what_binds_or_pays_is_never_suggested(client, url, applicant, name, value):
    page = client.get(url, {name: value})
    assert (page.status_code, page.context["suggested"]) == (200, [])
    given = {f"answer.{name}": value, "take": "yes"}
    if name != "organisation":
        given[name] = value
    answers = start(client, url, applicant, **given)
    assert value not in json.dumps(answers)
    assert answers.get(name) is not True


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "x" * 81),
        ("title", "x" * 9000),
        ("participants", "many"),
        ("start", "2027-02-31"),
        ("target_groups", "nobody"),
        ("begun", "perhaps"),
    ],
)
def test_what_does_not_fit_is_named_and_left_out(client, url, applicant, name, value):
    page = client.get(url, {name: value})
    assert page.context["suggested"] == []
    (label,) = page.context["suggestions"].refused
    assert label in unescape(page.content.decode())


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "=1+1", "%s%n"]
)
def test_hostile_text_is_only_text(client, url, applicant, value):
    page = client.get(url, {"title": value}).content.decode()
    assert value in unescape(page)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert start(client, url, applicant, **{"answer.title": value, "take": "yes"})["title"] == value


def test_direction_tricks_are_taken_out(client, url, applicant):
    page = client.get(url, {"title": "Chor\u202egro.live"})
    assert page.context["suggested"][0]["value"] == "Chorgro.live"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("title=a%00b", 400),  # refused at the door of the house, with a sentence
        ("title=%ed%a0%80", 200),
        ("title=%ff", 200),
        ("=", 200),
        ("answer.title=x", 200),
        ("take=1", 200),
    ],
)
def test_nothing_breaks(client, url, applicant, query, status):
    client.raise_request_exception = False
    assert client.get(f"{url}?{query}").status_code == status


def test_too_much_is_too_much(client, url, applicant):
    page = client.get(url, {"target_groups": ["women"] * 1500})
    assert page.context["suggested"] == []


def test_signing_in_comes_first_and_keeps_the_suggestions(client, url, call):
    answer = client.get(f"{url}?title=Vorhang")
    assert answer.status_code == 302
    assert "title%3DVorhang" in answer["Location"]
