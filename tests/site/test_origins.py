"""Scripts of other origins: those on the list may call the API with a token, nobody brings a cookie along."""

from typing import Any

import pytest
from django.test import Client

from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db
OURS, OTHER = "https://app.example.org", "https://evil.example.net"
PREFLIGHT = {
    "access-control-request-method": "PATCH",
    "access-control-request-headers": "authorization,if-match,idempotency-key,content-type",
}
ALLOWS = "Access-Control-Allow-Origin"


@pytest.fixture(autouse=True)
def _listed(settings: Any) -> None:
    settings.CORS_ALLOWED_ORIGINS = [OURS]


def preflight(address: str, origin: str) -> Any:
    """What a browser asks before it sends anything."""
    return Client().options(address, headers={"origin": origin, **PREFLIGHT})


def test_a_listed_origin_may_ask_for_everything_a_client_needs() -> None:
    answer = preflight("/api/people/me", OURS)
    assert answer.status_code == 200
    assert answer.headers[ALLOWS] == OURS
    assert "PATCH" in answer.headers["Access-Control-Allow-Methods"]
    allowed = answer.headers["Access-Control-Allow-Headers"]
    assert all(name in allowed for name in PREFLIGHT["access-control-request-headers"].split(","))
    assert int(answer.headers["Access-Control-Max-Age"]) <= 3600


def test_another_origin_is_told_nothing() -> None:
    answer = preflight("/api/people/me", OTHER)
    assert ALLOWS not in answer.headers
    for origin in (OTHER, "null", "https://app.example.org.evil.example.net", "http://app.example.org"):
        said = Client().get("/api/site/bootstrap", headers={"origin": origin})
        assert said.status_code == 200
        assert ALLOWS not in said.headers


def test_kept_answers_and_refusals_name_the_origin_that_asks() -> None:
    for _kept in range(2):
        answer = Client().get("/api/site/bootstrap", headers={"origin": OURS})
        assert answer.headers[ALLOWS] == OURS
        assert "origin" in answer.headers["Vary"].lower()
    assert ALLOWS not in Client().get("/api/site/bootstrap", headers={"origin": OTHER}).headers
    refused = Client().get("/api/people/me", headers={"origin": OURS})
    assert (refused.status_code, refused.headers[ALLOWS]) == (401, OURS)
    assert "www-authenticate" in refused.headers["Access-Control-Expose-Headers"]


def test_no_cookie_comes_along() -> None:
    client = Client()
    client.force_login(UserFactory())
    answer = client.get("/api/people/me", headers={"origin": OURS})
    assert "Access-Control-Allow-Credentials" not in answer.headers  # the browser hides it from the script
    assert "Access-Control-Allow-Credentials" not in preflight("/api/people/me", OURS).headers


def test_screens_are_nobody_elses() -> None:
    assert ALLOWS not in Client().get("/account/login/", headers={"origin": OURS}).headers
    assert ALLOWS not in preflight("/account/login/", OURS).headers
