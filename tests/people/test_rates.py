"""Programs may call the API so often: each token by itself, strangers by address; 429 says until when."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.people import actions
from workflows.upkeep import shares


@pytest.fixture(autouse=True)
def _limits(settings: Any) -> Iterator[None]:
    settings.API_CALLS_OF_TOKEN, settings.API_CALLS_ANONYMOUS = 3, 2
    shares.forget()
    yield
    shares.forget()


def by_token(text: str) -> Any:
    """The profile of whose token it is."""
    return Client().get("/api/people/me", headers={"authorization": f"Bearer {text}"})


def stranger(address: str = "203.0.113.9", **headers: str) -> Any:
    """What somebody without an account gets for an address that is not kept."""
    return Client().get("/api/grants/calls", REMOTE_ADDR=address, headers=headers)


def text_of_new() -> str:
    """A token."""
    return actions.create_token(actor=UserFactory(), name="P", scopes=["cases:read"], days=9)[1]


@pytest.mark.django_db
def test_each_token_has_its_own_count() -> None:
    one, other = text_of_new(), text_of_new()
    answers = [by_token(one) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"token";q=3;w=60'
    left = [each.headers["RateLimit"].partition(";t=") for each in answers]
    assert [each[0] for each in left] == ['"token";r=2', '"token";r=1', '"token";r=0', '"token";r=0']
    assert all(0 < int(each[2]) <= 60 for each in left)
    refused = answers[-1]
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert (refused.json()["status"], refused.json()["code"]) == (429, "too_many")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert by_token(other).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        assert by_token(one).status_code == 200


@pytest.mark.django_db
def test_strangers_are_counted_by_address_and_a_made_up_token_does_not_help() -> None:
    assert [stranger().status_code for _ in range(3)] == [200, 200, 429]
    made_up = {"authorization": "Bearer wagtail_wrong"}
    assert stranger(**made_up).status_code == 429
    assert stranger("198.51.100.7", **made_up).status_code == 200
    assert by_token("wagtail_wrong").status_code == 401
    # one household, one network
    assert [stranger(f"2001:db8:1:2::{n}").status_code for n in range(3)] == [200, 200, 429]
    session = [stranger("198.51.100.8", **{"x-session-token": f"made-up-{n}"}) for n in range(4)]
    assert [each.status_code for each in session] == [200, 200, 200, 429]
    assert session[0].headers["RateLimit-Policy"].startswith('"session";q=3')


@pytest.mark.django_db
def test_people_with_a_session_and_screens_are_not_counted(client: Client) -> None:
    client.force_login(UserFactory())
    answers = [client.get("/api/people/me") for _ in range(5)]
    assert {each.status_code for each in answers} == {200}
    assert "RateLimit" not in answers[0].headers
    assert {Client().get("/account/login/").status_code for _ in range(5)} == {200}


@pytest.mark.django_db
def test_most_calls_cost_no_statement_and_nobody_gets_more_than_the_limit() -> None:
    def calls(number: int) -> list[bool]:
        return [shares.take("api_token", "7", 1000).allowed for _ in range(number)]

    with CaptureQueriesContext(connection) as told:
        assert all(calls(100))
    assert len(told) == 10
    shares.forget()  # another process: what the first one holds is lost, never given twice
    assert sum(calls(1000)) == 900
    with CaptureQueriesContext(connection) as told:
        assert not any(calls(50))
    assert len(told) == 0


@pytest.mark.django_db(transaction=True)
def test_parallel_calls_share_one_count() -> None:
    start, allowed = threading.Barrier(8), []

    def caller() -> None:
        start.wait()
        allowed.extend(shares.take("api_token", "8", 20).allowed for _ in range(5))
        connections.close_all()

    threads = [threading.Thread(target=caller) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(allowed), sum(allowed)) == (40, 20)
