"""The orientation: which form for which answers, one question a page, nothing stored."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from workflows.engine.models import LegalValue
from workflows.founding.checks import orientation
from workflows.founding.models import FoundingCase

from .factories import BRANCH

pytestmark = pytest.mark.django_db


def answers(**changes):
    return BRANCH | changes


@pytest.mark.parametrize(
    ("changes", "form", "charitable"),
    [
        ({"purpose": "business"}, "stop", False),
        ({}, "ev_charitable", True),
        ({"funding": "no"}, "ev", False),
        ({"seven": "no"}, "nev", True),
        ({"seven": "no", "funding": "no"}, "nev", False),
        ({"commitments": "no"}, "ev_charitable", True),
        ({"commitments": "no", "seven": "no"}, "nev", True),
        ({"commitments": "no", "funding": "no"}, "initiative", False),
        ({"commitments": "no", "seven": "no", "funding": "no"}, "initiative", False),
    ],
)
def test_recommendation(changes, form, charitable):
    result = orientation.recommend(answers(**changes))
    assert (result.form, result.charitable) == (form, charitable)


def test_cost_and_people_come_from_the_law():
    assert orientation.recommend(answers()).cost_to == 180
    LegalValue.objects.filter(code="founding.cost_ev.to").update(value=240, edited=True)
    assert orientation.recommend(answers()).cost_to == 240


def test_time_and_each_fee_come_from_the_law_with_their_basis(client):
    LegalValue.objects.filter(code="founding.weeks.ev_charitable.to").update(value=30, edited=True)
    LegalValue.objects.filter(code="gnotkg.13100").update(value=90, edited=True)
    result = orientation.recommend(answers())
    assert (result.weeks_from, result.weeks_to) == (12, 30)
    court, signatures = result.fees[:2]
    assert (court.code, court.low, court.high, court.basis) == ("court", 90, 90, "KV 13100 GNotKG")
    assert (signatures.low, signatures.high) == (20, 70)
    assert not orientation.recommend(answers(seven="no")).fees
    page = client.get(f"{reverse('founding:orientation')}?{urlencode(answers())}").content.decode()
    assert "90 Euro" in page
    assert "KV 13100 GNotKG" in page
    told = client.post("/api/founding/orientation", answers(), content_type="application/json").json()
    assert told["recommendation"]["fees"][0] | {"label": ""} == vars(court) | {"label": ""}


def test_questions_come_in_their_order_and_answers_travel_in_the_address(client):
    url = reverse("founding:orientation")
    given = {}
    for question, value in BRANCH.items():
        response = client.get(f"{url}?{urlencode(given)}")
        assert question in response.context["form"].fields
        assert not response.cookies.get("sessionid")
        given[question] = value
    response = client.get(f"{url}?{urlencode(given)}")
    assert response.context["result"].form == "ev_charitable"
    assert urlencode(given) in response.context["start_url"]
    assert not FoundingCase.objects.exists()


def test_a_business_is_told_at_once(client):
    response = client.get(reverse("founding:orientation"), {"purpose": "business"})
    assert response.context["result"].form == "stop"
    assert "Save and start" not in response.content.decode()
    assert reverse("founding:start") not in response.content.decode()


def test_going_on_without_an_answer_says_what_to_do(client):
    response = client.get(reverse("founding:orientation"), {"go": "purpose"})
    assert response.status_code == 422


@pytest.mark.parametrize(
    "hostile", [{"purpose": "<script>"}, {"seven": "yes"}, {"purpose": "ideal", "commitments": "\ufffe"}]
)
def test_nonsense_in_the_address_is_ignored(client, hostile):
    response = client.get(reverse("founding:orientation"), hostile)
    assert response.status_code == 200
    assert b"<script>" not in response.content.replace(b"<script type=", b"").replace(b"<script src", b"")


def test_save_and_start_asks_to_sign_in_and_keeps_the_answers(client):
    response = client.get(f"{reverse('founding:start')}?{urlencode(BRANCH)}")
    assert response.status_code == 302
    assert "purpose%3Dideal" in response["Location"]


@pytest.mark.django_db
def test_the_next_question_is_not_a_mistake(client) -> None:
    """Somebody who has just answered sees the next question, not an error about it."""
    response = client.get(reverse("founding:orientation"), {"purpose": "ideal", "go": "purpose"})
    assert response.status_code == 200
    assert not response.context["form"].errors
