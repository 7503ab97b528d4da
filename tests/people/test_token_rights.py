"""A token does what its rights name and never more than its person may; it is made and revoked by hand."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken

from tests.people.factories import UserFactory
from workflows.people import actions
from workflows.people.models import Right, Scope, TokenScope, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def made(user: User, *rights: str) -> str:
    """The text of a token with these rights."""
    return actions.create_token(actor=user, name="Programm", scopes=rights, days=30)[1]


def call(text: str, address: str, method: str = "get", data: Any = None) -> Any:
    """What the API answers to that token."""
    headers = {"authorization": f"Bearer {text}"}
    return getattr(Client(), method)(address, data, content_type="application/json", headers=headers)


def test_the_room_decides_which_right_is_asked_for() -> None:
    text = made(UserFactory(roles=["admin"]), "cases:read")
    assert call(text, "/api/desk/cases").status_code == 200
    refused = call(text, "/api/webhooks/endpoints")
    assert (refused.status_code, refused.json()["code"]) == (403, "insufficient_scope")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="admin:read"'
    assert call(text, "/api/people/me").status_code == 200


def test_changing_includes_reading_of_the_same_area_alone() -> None:
    text = made(UserFactory(roles=["admin"]), "admin:write")
    assert call(text, "/api/webhooks/endpoints").status_code == 200
    wish = {"url": "https://example.org/hooks", "events": ["page.*"]}
    assert call(text, "/api/webhooks/endpoints", "post", wish).status_code == 201
    assert call(text, "/api/desk/cases").status_code == 403


def test_a_token_may_never_more_than_its_person() -> None:
    person = UserFactory(roles=["admin"])
    text = made(person, *Right.values)
    assert call(text, "/api/webhooks/endpoints").status_code == 200
    person.role_grants.all().delete()
    refused = call(text, "/api/webhooks/endpoints")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert call(made(UserFactory(), *Right.values), "/api/webhooks/endpoints").status_code == 403


def test_what_is_open_to_everybody_is_open_to_every_token() -> None:
    text = made(UserFactory(), "newsletters:read")
    assert call(text, "/api/grants/calls").status_code == 200
    assert call(text, "/api/site/bootstrap").status_code == 200
    assert call(text, "/api/pages/").status_code == 403  # would show drafts


@pytest.mark.parametrize(("far", "changes"), [(Scope.READ, 403), (Scope.WRITE, 200)])
def test_tokens_of_before_the_areas_do_what_they_did(far: str, changes: int) -> None:
    row, text = APIToken.create_token(user=UserFactory(roles=["admin"]), name="Alt")
    TokenScope.objects.create(token=row, scope=far, expires_at=timezone.now() + timedelta(days=1))
    assert call(text, "/api/desk/cases").status_code == 200
    assert call(text, "/api/webhooks/endpoints").status_code == 200
    answer = call(text, "/api/people/me", "patch", {"name": "Neu", "language": "de"})
    assert answer.status_code == changes


def test_a_token_made_past_our_screens_opens_nothing() -> None:
    _row, text = APIToken.create_token(user=UserFactory(roles=["admin"]), name="Wagtail")
    for address in ("/api/desk/cases", "/api/pages/"):
        answer = call(text, address)
        assert (answer.status_code, answer.json()["code"]) == (403, "no_scopes")


def test_the_database_knows_the_rights() -> None:
    row, _text = APIToken.create_token(user=UserFactory(), name="P")
    with pytest.raises(IntegrityError, match="rights_of_token_are_known"), transaction.atomic():
        TokenScope.objects.create(token=row, scopes=["everything"], expires_at=timezone.now())


def test_people_make_list_and_revoke_them_over_the_api(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)
    wish = {"name": "Kasse", "scopes": ["cases:write"], "days": 30}
    answer = client.post("/api/people/tokens", wish, content_type="application/json")
    assert answer.status_code == 201
    text, told = answer.json()["text"], answer.json()["token"]
    assert told["scopes"] == ["cases:read", "cases:write"]
    assert call(text, "/api/desk/cases").status_code == 200
    listed = client.get("/api/people/tokens")
    assert [each["id"] for each in listed.json()] == [told["id"]]
    assert listed.json()[0]["last_used_at"] is not None
    assert text not in listed.content.decode()
    assert call(text, "/api/people/tokens").status_code == 401  # a token neither sees nor makes tokens
    assert call(text, "/api/people/tokens", "post", wish).status_code == 401
    assert client.delete(f"/api/people/tokens/{told['id']}").status_code == 204
    assert call(text, "/api/desk/cases").status_code == 401
    assert client.get("/api/people/tokens").json() == []
    wrong = client.post("/api/people/tokens", {**wish, "scopes": ["all"]}, content_type="application/json")
    assert wrong.status_code == 422


def test_the_screen_offers_what_the_person_can_use(client: Client) -> None:
    client.force_login(UserFactory())
    address = reverse("people:tokens")
    offered = client.get(address).context["form"].fields["scopes"].choices
    assert {value.partition(":")[0] for value, _label in offered} == {"forms", "cases", "organisations"}
    refused = client.post(address, {"name": "P", "scopes": ["admin:write"], "days": "30"})
    assert refused.status_code == 422
    client.force_login(UserFactory(roles=["admin"]))
    assert len(client.get(address).context["form"].fields["scopes"].choices) == len(Right)
    client.post(address, {"name": "P", "scopes": ["admin:read", "cases:write"], "days": "30"})
    page = client.get(address).content.decode()
    for right in ("admin:read", "cases:write"):
        assert str(Right(right).label) in page
