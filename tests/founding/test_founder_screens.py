"""Founders by link over screens and over the API, with an account and without one."""

import pytest
import time_machine
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.founding import actions
from workflows.founding.models import FounderEntry
from workflows.founding.questions.consent import current_consent
from workflows.founding.reading.founder_links import link_of
from workflows.outbox.models import Message

from . import factories

pytestmark = pytest.mark.django_db
HOME = {"street": "Lindenweg 3", "postal_code": "66386", "town": "Lindenstadt", "country": "Deutschland"}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def invite(case):
    return actions.invite_founder(case=case, actor=case.applicant, name="Salima")


def test_the_screens_from_the_invitation_to_the_answer(client):
    case = factories.started()
    client.force_login(case.applicant)
    url = reverse("founding:founders", args=[case.pk])
    assert client.post(url, {"name": "", "language": "ar"}).status_code == 422
    said = {"name": "Noor", "email": "noor@example.org", "language": "uk"}
    assert client.post(url, said).status_code == 302
    invitation = case.invitations.get()
    picture = client.get(reverse("founding:founder_qr", args=[case.pk, invitation.pk]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    client.logout()
    way = reverse("founding:join", args=[link_of(invitation)])
    asked = client.get(way)
    assert asked["Referrer-Policy"] == "no-referrer"
    assert "no-store" in asked["Cache-Control"]
    assert client.get(way, {"kind": "nobody"}).status_code == 200
    page = f"{way}?kind=adult"
    assert client.post(page, {"name": "Noor Aziz"}).status_code == 422
    sent = HOME | {"name": "Noor Aziz", "own_name": "نور", "agrees": "on", "origin": "other"}
    assert client.post(page, sent).status_code == 302
    again = client.get(way)
    assert "origin" not in again.context["form"].fields
    assert again.context["form"].initial["name"] == "Noor Aziz"
    assert Message.objects.filter(template="founding/mail/founder_answered").count() == 1
    assert Message.objects.filter(template="founding/mail/founders_complete").count() == 1
    client.force_login(case.applicant)
    assert client.get(url).context["answered"] == 1


def test_with_an_account_the_person_finds_their_data_again(client):
    person = UserFactory()
    invitation = invite(factories.started())
    client.force_login(person)
    way = reverse("founding:join", args=[link_of(invitation)])
    client.post(f"{way}?kind=adult", HOME | {"name": "Noor Aziz", "agrees": "on"})
    assert FounderEntry.objects.get().account == person
    assert way in client.get(reverse("founding:joined")).content.decode()
    assert client.get(reverse("desk:case", args=[invitation.case_id])).status_code == 404


def test_the_same_over_the_api(client):
    case = factories.started()
    client.force_login(case.applicant)
    base = f"/api/founding/cases/{case.pk}/founders"
    made = client.post(base, {"name": "Noor", "language": "ar"}, content_type="application/json")
    assert made.status_code == 201
    link = made.json()["link"].rstrip("/").rpartition("/")[2]
    client.logout()
    own = f"/api/founding/join/{link}"
    assert client.get(own).json()["consent"]["version"] == current_consent().version
    body = HOME | {"kind": "minor", "name": "Noor Aziz", "birthdate": "2012-01-01", "guardians": "Huda Aziz"}
    refused = client.put(own, body | {"agrees": False}, content_type="application/json")
    assert refused.status_code == 422
    kept = client.put(own, body | {"agrees": True, "origin": "eu"}, content_type="application/json").json()
    assert (kept["counted"], kept["consent_is_missing"]) == (True, True)
    consent = client.post(f"{own}/consent", {"file": factories.scan("c.pdf")})
    assert consent.json()["consent_is_missing"] is False
    client.force_login(case.applicant)
    assert [(row["state"], row["answered"]) for row in client.get(base).json()] == [("answered", True)]
    assert client.delete(own).status_code == 204
    assert client.get(base).json() == []
