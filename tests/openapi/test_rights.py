"""Every operation that takes tokens names its right in the document, and the door asks for that one."""

import json
from typing import Any

import pytest
from api_scopes import ANY_TOKEN, AREAS, right_for
from django.test import Client

from tests.openapi.test_document import AGREED
from tests.people.factories import UserFactory
from workflows.people.actions import create_token
from workflows.people.models import Right

METHODS = ("get", "post", "put", "patch", "delete")
NOBODY = "00000000-0000-4000-8000-000000000000"
SCHEMES = ("TokenAuth", "BearerTokenAuth")
OPERATIONS: list[tuple[str, str, dict[str, Any]]] = [
    (method.upper(), path, each)
    for path, methods in json.loads(AGREED.read_text())["paths"].items()
    for method, each in methods.items()
    if method in METHODS
]


def rights(operation: dict[str, Any]) -> list[str] | None:
    """The rights the document names; None where tokens are not looked at."""
    named = [each[name] for each in operation.get("security", []) for name in SCHEMES if name in each]
    return named[0] if named else None


def test_every_operation_names_one_right() -> None:
    """A new room stands in AREAS, else no document can be made; a right is one of the known ones."""
    for method, path, operation in OPERATIONS:
        named = rights(operation)
        if named is None:
            continue
        if (method, path) in ANY_TOKEN:
            assert named == []
            continue
        assert named == [right_for(method, path)], path
        assert named[0] in Right.values
        assert named[0].endswith(":read") == (method == "GET"), path
    assert len([each for *_rest, each in OPERATIONS if rights(each)]) > 250


def test_an_unknown_room_has_no_right() -> None:
    with pytest.raises(LookupError):
        right_for("GET", "/api/cellar/bottles")
    assert {f"{area}:read" for area in AREAS.values()} == {
        right for right in Right.values if right.endswith(":read")
    }


def _asked(client: Client, method: str, path: str, operation: dict[str, Any]) -> Any:
    for each in operation.get("parameters", []):
        if each["in"] == "path":
            number = each["schema"].get("type") == "integer"
            path = path.replace(f"{{{each['name']}}}", "1" if number else NOBODY)
    return client.generic(method, path, b"{}", content_type="application/json")


@pytest.mark.django_db
def test_the_door_asks_for_the_right_of_the_document() -> None:
    """The table: each operation × a token with every right but the one it needs, and with none but that."""
    person = UserFactory()
    clients: dict[tuple[str, bool], Client] = {}

    def client(right: str, *, alone: bool) -> Client:
        if (right, alone) not in clients:
            area = right.partition(":")[0]
            # Changing includes reading, so all of the area is missing where reading is.
            without = [each for each in Right.values if each != right and not _includes(each, right)]
            scopes = [right] if alone else without
            assert alone or any(each.startswith(area) for each in without) == right.endswith(":write")
            text = create_token(actor=person, name="x", scopes=scopes, days=1)[1]
            clients[right, alone] = Client(
                raise_request_exception=False, headers={"authorization": f"Bearer {text}"}
            )
        return clients[right, alone]

    wrong = []
    for method, path, operation in OPERATIONS:
        for right in rights(operation) or []:
            refused = _asked(client(right, alone=False), method, path, operation)
            if (refused.status_code, refused.json().get("code")) != (403, "insufficient_scope"):
                wrong.append((method, path, refused.status_code))
            let_in = _asked(client(right, alone=True), method, path, operation)
            if "insufficient_scope" in let_in.headers.get("WWW-Authenticate", ""):
                wrong.append((method, path, "not let in"))
    assert wrong == []


def _includes(one: str, other: str) -> bool:
    return one.replace(":write", ":read") == other
