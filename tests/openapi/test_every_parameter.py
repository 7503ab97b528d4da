"""Every part of an address and every parameter × all of Unicode × odd numbers: no 5xx, whoever asks."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.test import Client

from tests.openapi.test_document import AGREED
from tests.people.factories import UserFactory
from tests.unicode import CONTROLS, FORMATS, SCRIPTS, everything, mixtures
from workflows.people.actions.tokens import create_token
from workflows.people.models import Right, Role

pytestmark = pytest.mark.django_db
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


def test_no_server_error() -> None:
    """Of a person with all roles, by session and by token, which is what Wagtail's own operations look at."""
    user = UserFactory(roles=list(Role.values), is_superuser=True)
    token = create_token(actor=user, name="x", scopes=Right.values, days=1)[1]
    by_token = Client(raise_request_exception=False, headers={"authorization": f"Bearer {token}"})
    wrong, asked = [], 0
    for method, path, operation in OPERATIONS:
        for address in {each for odd in ODD for each in _addresses(path, operation, odd)}:
            with transaction.atomic():
                status = getattr(by_token, method)(address).status_code
                transaction.set_rollback(True)
            asked += 1
            if status >= 500:
                wrong.append(f"{method} {address[:200]}: {status}")
    assert asked > 1000
    assert wrong == [], "\n".join(wrong)
