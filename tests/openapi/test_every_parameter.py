"""Every part of an address and every parameter × all of Unicode × odd numbers: no 5xx, whoever asks."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote, urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.openapi.test_document import AGREED
from tests.people.factories import UserFactory
from tests.unicode import CONTROLS, FORMATS, SCRIPTS, everything, mixtures
from workflows.people.actions.tokens import create_token
from workflows.people.models import Right, Role

pytestmark = pytest.mark.django_db
PARTS = 6  # any worker can take one
OPERATIONS = [
    (method, path, each)
    for path, methods in json.loads(AGREED.read_text())["paths"].items()
    for method, each in methods.items()
]
ODD = [
    *list(SCRIPTS.values())[::3],
    *mixtures(2),
    everything()[:1500],
    CONTROLS,
    FORMATS,
    "9" * 400,
    "-1",
    "1e308",
    "NaN",
    "%",
    "' OR 1=1 --",
    "../..",
    "",
]


def _addresses(path: str, operation: dict[str, Any], odd: str) -> Iterator[str]:
    """The address with `odd` in one place each; elsewhere stands what usually stands there."""
    given = operation.get("parameters", [])
    usual = {each["name"]: _usual(each["schema"]) for each in given if each["in"] == "path"}
    for each in given:
        if each["in"] == "path":
            yield _filled(path, {**usual, each["name"]: odd})
        elif each["in"] == "query":
            yield f"{_filled(path, usual)}?{urlencode({each['name']: odd})}"


def _usual(schema: dict[str, Any]) -> str:
    words = {"uuid": "00000000-0000-4000-8000-000000000000"}
    return "1" if schema.get("type") == "integer" else words.get(schema.get("format", ""), "wort")


def _filled(path: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return path


def _leads_somewhere(address: str) -> bool:
    """An operation answers it, if only with a refusal."""
    return resolve(unquote(address.partition("?")[0])).func is not resolve("/api/nothing").func


def _asked(operation: tuple[str, str, dict[str, Any]]) -> set[str]:
    """What is asked of one operation; what leads nowhere is asked by `test_addresses_of_nothing`."""
    _method, path, each = operation
    return {found for odd in ODD for found in _addresses(path, each, odd) if _leads_somewhere(found)}


class Caller:
    """A person with all roles, by session and by token, which is what Wagtail's own operations look at."""

    def __init__(self) -> None:
        self.user = UserFactory(roles=list(Role.values), is_superuser=True)
        self.wrong: list[str] = []
        self.change_token()

    def change_token(self) -> None:
        """Each use of a token writes its row anew; thousands of dead ones would be read by each request."""
        token = create_token(actor=self.user, name="x", scopes=Right.values, days=1)[1]
        headers = {"authorization": f"Bearer {token}"}
        self.client = Client(raise_request_exception=False, headers=headers)

    def ask(self, method: str, address: str) -> None:
        """Nothing of it stays but the fault."""
        with transaction.atomic():
            status = getattr(self.client, method)(address).status_code
            transaction.set_rollback(True)
        if status >= 500:
            self.wrong.append(f"{method} {address[:200]}: {status}")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_server_error(part: int) -> None:
    """Of every operation that an address leads to."""
    caller, asked = Caller(), 0
    for operation in OPERATIONS[part::PARTS]:
        caller.change_token()
        for address in _asked(operation):
            caller.ask(operation[0], address)
            asked += 1
    assert asked > 5000 // PARTS
    assert caller.wrong == [], "\n".join(caller.wrong)


def test_addresses_of_nothing() -> None:
    """An odd word where an id is wanted: all operations of a room refuse it before they are reached."""
    caller = Caller()
    nowhere: dict[tuple[str, str, str], str] = {}
    for method, path, each in OPERATIONS:
        for odd in ODD:
            for address in _addresses(path, each, odd):
                if not _leads_somewhere(address):
                    nowhere.setdefault((path.split("/")[2], odd, method), address)
    assert len(nowhere) > len(ODD)
    for (_room, _odd, method), address in nowhere.items():
        caller.ask(method, address)
    assert caller.wrong == [], "\n".join(caller.wrong)
