"""`ETag` and `If-Match` at any address of the API that can be read and changed."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from api import api
from django.db import connection
from django.test import Client

from tests.people.factories import UserFactory
from workflows.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ME = "/api/people/me"


@pytest.fixture
def person(client: Client) -> User:
    user = UserFactory(name="Amira", language="de")
    client.force_login(user)
    return user


def change(client: Client, tag: str, name: str = "Neu", **headers: str) -> Any:
    sent = {"if-match": tag, **headers} if tag else headers
    return client.patch(
        ME, json.dumps({"name": name, "language": "de"}), content_type="application/json", headers=sent
    )


def test_the_version_that_was_read_may_be_changed(client: Client, person: User) -> None:
    tag = client.get(ME)["ETag"]
    changed = change(client, tag)
    assert changed.status_code == 200, changed.content
    assert changed["ETag"] == client.get(ME)["ETag"] != tag
    assert change(client, changed["ETag"], "Noch neuer").status_code == 200


@pytest.mark.parametrize("form", ["W/{}", '"x", {}', "*"])
def test_tags_come_in_several_forms(client: Client, person: User, form: str) -> None:
    assert change(client, form.format(client.get(ME)["ETag"])).status_code == 200


@pytest.mark.parametrize("other", ['"x"', '"de.x"', "nonsense", '"xx.0123"', '""'])
def test_another_version_stores_nothing(client: Client, person: User, other: str) -> None:
    refused = change(client, other)
    assert (refused.status_code, refused.json()["code"]) == (412, "changed")
    person.refresh_from_db()
    assert person.name == "Amira"


def test_a_stale_version_is_told_what_is_there_now(client: Client, person: User) -> None:
    tag = client.get(ME)["ETag"]
    change(client, "", "Anders")
    refused = change(client, tag)
    assert refused.status_code == 412
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["current"] == client.get(ME).json()
    assert refused.json()["current"]["name"] == "Anders"
    assert change(client, refused["ETag"]).status_code == 200


def test_without_a_version_nothing_is_compared(client: Client, person: User) -> None:
    assert change(client, "").status_code == 200


def test_a_version_holds_in_every_language(client: Client, person: User) -> None:
    tag = client.get(ME, headers={"accept-language": "ar"})["ETag"]
    assert tag.startswith('"ar.')
    assert change(client, tag, **{"accept-language": "uk"}).status_code == 200
    assert change(client, tag, **{"accept-language": "ar"}).status_code == 412


def test_who_has_the_version_gets_it_not_again(client: Client, person: User) -> None:
    tag = client.get(ME)["ETag"]
    same = client.get(ME, headers={"if-none-match": tag})
    assert (same.status_code, same.content) == (304, b"")
    change(client, "")
    assert client.get(ME, headers={"if-none-match": tag}).status_code == 200


def test_refusals_come_before_versions(client: Client, person: User) -> None:
    assert change(client, client.get(ME)["ETag"], "").status_code == 422
    client.logout()
    assert change(client, '"x"').status_code == 401


def test_what_cannot_be_read_has_no_version(client: Client, person: User) -> None:
    client.force_login(person)
    gone = client.delete(f"/api/desk/views/{uuid4()}", headers={"if-match": '"x"'})
    assert (gone.status_code, gone.json()["code"], gone.json()["current"]) == (412, "no_version", None)


@pytest.mark.django_db(transaction=True)
def test_of_two_with_the_same_version_one_changes_it() -> None:
    person = UserFactory()

    def ask(number: int) -> int:
        client = Client()
        client.force_login(person)
        try:
            return change(client, tag, f"Name {number}").status_code
        finally:
            connection.close()

    first = Client()
    first.force_login(person)
    tag = first.get(ME)["ETag"]
    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(ask, range(4)))
    assert answers == [200, 412, 412, 412]


def test_the_document_says_it_of_everything_that_is_read_and_changed() -> None:
    document = api.get_openapi_schema()
    for path, methods in document["paths"].items():
        for method in {"put", "patch", "delete"} & methods.keys():
            named = [each["name"] for each in methods[method].get("parameters", [])]
            reads = methods.get("get", {}).get("responses", {}).get(200, {}).get("content", {})
            assert named.count("If-Match") == int("application/json" in reads), path
            if "If-Match" in named and methods[method]["operationId"] != "forms_save":
                assert "ETag" in methods["get"]["responses"][200]["headers"], path
    assert "current" in document["components"]["schemas"]["ChangedProblem"]["properties"]
