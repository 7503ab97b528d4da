"""An app signs in with allauth's headless API and uses the whole API with the session token it got."""

import json

import pytest
from django.core import mail
from django.test import Client, override_settings

from workflows.people.models import User

from .test_sign_in import code_in, person

pytestmark = pytest.mark.django_db
HEADER = "X-Session-Token"
ACCOUNT = "/api/account/app/v1/auth"


class App:
    """A program without cookies that keeps the session token it was given."""

    def __init__(self) -> None:
        self.token = ""

    def send(self, method: str, path: str, data: object = None, **headers: str) -> tuple[int, dict]:
        if self.token:
            headers[HEADER] = self.token
        body = {} if data is None else {"data": json.dumps(data), "content_type": "application/json"}
        answer = getattr(Client(enforce_csrf_checks=True), method)(path, headers=headers, **body)
        assert "sessionid" not in answer.cookies
        found = answer.json() if answer.content else {}
        self.token = found.get("meta", {}).get("session_token") or self.token
        return answer.status_code, found

    def sign_in(self, user: User) -> None:
        assert self.send("post", f"{ACCOUNT}/code/request", {"email": user.email})[0] == 401
        status, found = self.send("post", f"{ACCOUNT}/code/confirm", {"code": code_in(mail.outbox[-1])})
        assert status == 200, found


@pytest.fixture
def app() -> App:
    """An app nobody has signed in to."""
    return App()


def test_the_token_reads_and_changes_without_cookies_or_csrf(app: App) -> None:
    user = person(email="a@example.org")
    app.sign_in(user)
    assert app.send("get", "/api/people/me")[1]["email"] == "a@example.org"
    status, found = app.send("post", "/api/people/organisations", {"name": "Nähstube"})
    assert status == 201, found


def test_before_the_code_is_typed_the_token_opens_nothing(app: App) -> None:
    user = person(email="a@example.org")
    app.send("post", f"{ACCOUNT}/code/request", {"email": user.email})
    assert app.token
    assert app.send("get", "/api/people/me")[0] == 401


def test_signing_out_ends_the_token(app: App) -> None:
    app.sign_in(person(email="a@example.org"))
    assert app.send("delete", f"{ACCOUNT}/session")[0] == 401
    assert app.send("get", "/api/people/me")[0] == 401


def test_closed_accounts_are_out_at_once(app: App) -> None:
    user = person(email="a@example.org")
    app.sign_in(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert app.send("get", "/api/people/me")[0] == 401


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "a\tb", "' or 1=1"])
def test_nonsense_is_nobody(token: str) -> None:
    assert Client().get("/api/people/me", headers={HEADER: token}).status_code == 401


def test_a_wrong_token_is_never_answered_in_the_name_of_the_browsers_session(client: Client) -> None:
    client.force_login(person())
    assert client.get("/api/people/me").status_code == 200
    assert client.get("/api/people/me", headers={HEADER: "wrong"}).status_code == 401


@override_settings(STAFF_SECOND_FACTOR=True)
def test_staff_without_second_factor_are_told_so(app: App) -> None:
    app.sign_in(person(email="r@example.org", roles=["reviewer"]))
    status, found = app.send("get", "/api/desk/tasks")
    assert (status, found["code"]) == (403, "second_factor_needed")
    assert found["detail"]
