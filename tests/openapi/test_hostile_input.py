"""Nothing a program can send to our endpoints makes the house fall over."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from api import api
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from wsgi import application

from tests.people.factories import UserFactory
from workflows.people.actions.tokens import create_token
from workflows.people.models import Right, Role

OURS = ("/api/site/", "/api/newsletters/", "/api/people/", "/api/engine/", "/api/forms/", "/api/files/")
OURS += ("/api/outbox/", "/api/desk/", "/api/grants/", "/api/founding/")


def _operations() -> list[Any]:
    with translation.override("en"):
        schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = application
    found = [result.ok() for result in schema.get_all_operations()]
    return [operation for operation in found if operation.path.startswith(OURS)]


def _name(operation: Any) -> str:
    return f"{operation.method} {operation.path}"


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The requests run in the test's own transaction, so its connection stays open between them."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(db: None) -> str:
    """A token of a person who holds every role."""
    user = UserFactory(roles=list(Role.values))
    _row, secret = create_token(actor=user, name="fuzz", scopes=Right.values, days=1)
    return secret


@pytest.mark.django_db
@pytest.mark.parametrize("operation", _operations(), ids=_name)
def test_no_server_error(operation: Any, token: str) -> None:
    """Whatever fits or breaks the schema gets an answer below 500."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        with transaction.atomic():
            response = case.call(headers={"Authorization": f"Bearer {token}"})
            transaction.set_rollback(True)
        assert response.status_code < 500, f"{case.method} {case.path}: {response.text[:300]}"

    ask()
