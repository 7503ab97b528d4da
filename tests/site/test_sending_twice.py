"""`Idempotency-Key` at any POST of the API: the work is done once, the answer is the same again."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from api import api
from api_once import TOLD_ONCE
from django.db import connection
from django.test import Client

from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.people.actions import anonymise_account
from workflows.people.models import KeptAnswer, Membership, Organisation, User
from workflows.welcome.models import ServiceRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
KEY = "idempotency-key"
PATH = "/api/people/organisations"


@pytest.fixture
def person(client: Client) -> User:
    user = UserFactory()
    client.force_login(user)
    return user


def send(client: Client, name: str = "Nähstube", key: str = "a", path: str = PATH) -> Any:
    body = {"name": name, "legal_form": "initiative"}
    return client.post(path, json.dumps(body), content_type="application/json", headers={KEY: key})


def test_the_answer_comes_again_byte_by_byte(client: Client, person: User) -> None:
    first, again = send(client), send(client)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert first["Content-Type"] == again["Content-Type"]
    assert "Idempotency-Replayed" not in first.headers
    assert again["Idempotency-Replayed"] == "true"
    assert Organisation.objects.count() == 1


def test_without_a_key_everything_happens_each_time(client: Client, person: User) -> None:
    assert [send(client, key="").status_code for _turn in range(2)] == [201, 201]
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("other", [{"name": "Anders"}, {"path": f"{PATH}?language=ar"}])
def test_a_key_belongs_to_one_request(client: Client, person: User, other: dict[str, str]) -> None:
    send(client)
    refused = send(client, **other)
    assert refused.status_code == 422
    assert mistakes(refused).keys() == {"Idempotency-Key"}
    assert Organisation.objects.count() == 1


def test_a_key_belongs_to_one_person(client: Client, person: User) -> None:
    mine = send(client).json()
    client.force_login(UserFactory())
    assert send(client).json()["uuid"] != mine["uuid"]


def test_a_refusal_is_not_kept(client: Client, person: User) -> None:
    assert send(client, name="").status_code == 422
    assert not KeptAnswer.objects.exists()
    assert send(client).status_code == 201


def test_who_may_not_ask_is_not_answered(client: Client, person: User) -> None:
    send(client)
    client.logout()
    assert send(client).status_code == 401


class TestWithoutAnAccount:
    """The network a request comes from stands for the caller, and is not kept itself."""

    BODY = {"words": "Wir suchen einen Raum.", "name": "Mina", "email": "mina@example.org", "consent": True}

    def ask(self, client: Client, address: str = "192.0.2.1") -> Any:
        return client.post(
            "/api/welcome/requests",
            json.dumps(self.BODY),
            content_type="application/json",
            headers={KEY: "a"},
            REMOTE_ADDR=address,
        )

    def test_it_is_asked_once(self, client: Client) -> None:
        first, again, other = self.ask(client), self.ask(client), self.ask(client, "198.51.100.7")
        assert first.status_code == 201, first.content
        assert first.content == again.content
        assert other.status_code == 201
        assert ServiceRequest.objects.count() == 2
        assert not any("192.0.2" in str(row) for row in KeptAnswer.objects.values_list())


def test_who_closes_the_account_leaves_no_answers(client: Client, person: User) -> None:
    send(client)
    assert KeptAnswer.objects.filter(user=person).exists()
    Membership.objects.all().delete()
    anonymise_account(user=person, actor=person)
    assert not KeptAnswer.objects.exists()


def test_the_document_says_it_of_every_post() -> None:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            names = [each["name"] for each in operation.get("parameters", [])]
            wanted = method == "post" and operation["operationId"] not in TOLD_ONCE
            assert names.count("Idempotency-Key") == int(wanted), path


@pytest.mark.parametrize("operation", sorted(TOLD_ONCE))
def test_what_is_told_once_exists(operation: str) -> None:
    document = api.get_openapi_schema()
    known = {each["operationId"] for methods in document["paths"].values() for each in methods.values()}
    assert operation in known


def test_a_secret_is_never_kept(client: Client, person: User) -> None:
    body = json.dumps({"name": "Programm", "scopes": ["forms:read"], "days": 30})
    path = "/api/people/tokens"
    texts = {
        client.post(path, body, content_type="application/json", headers={KEY: "a"}).json()["text"]
        for _turn in range(2)
    }
    assert len(texts) == 2
    assert not KeptAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_does_the_work() -> None:
    person = UserFactory()

    def ask(_number: int) -> tuple[int, bytes]:
        client = Client()
        client.force_login(person)
        try:
            answer = send(client)
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(ask, range(4)))
    assert len(answers) == 1
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("key", ["x" * 201, "a\tb"])
def test_nonsense_as_a_key(client: Client, person: User, key: str) -> None:
    assert send(client, key=key).status_code == 422
    assert not Organisation.objects.exists()
