"""Every address of the house × every role: the promised status, and no address without a row."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from api import api
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.people.factories import UserFactory

from .table import ANONYMOUS, OWNER, ROLES, Row

FOLDER = Path(__file__).parent
MODULES: list[ModuleType] = [
    import_module(f"tests.permissions.{path.stem}")
    for path in sorted(FOLDER.glob("*.py"))
    if path.stem not in {"__init__", "table"} and not path.stem.startswith("test_")
]
ROWS: list[tuple[ModuleType, Row]] = [(module, line) for module in MODULES for line in module.ROWS]
# Third-party address trees with a test of their own below.
THIRD_PARTY = ("cms/", "cms-documents/", "api/")


def addresses(patterns: list[Any], prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Every (route, name) below `patterns`, names with their namespaces."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield route, f"{namespace}{pattern.name or pattern.pattern}"


def operations() -> dict[str, tuple[str, str]]:
    """Every operation of the API: id → (method, path with {parameters})."""
    schema = api.get_openapi_schema()
    return {
        operation["operationId"]: (method.upper(), path)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


def test_no_address_without_a_row() -> None:
    """A new URL must say who may see it."""
    known = {line.name for _module, line in ROWS}
    names = {
        name
        for route, name in addresses(get_resolver().url_patterns)
        if not route.removeprefix("^").startswith(THIRD_PARTY)
    }
    names |= {f"api:{operation}" for operation in operations()}
    assert sorted(names - known) == []


def test_no_row_without_an_address() -> None:
    """A row whose address is gone goes too."""
    names = {name for _route, name in addresses(get_resolver().url_patterns)}
    names |= {f"api:{operation}" for operation in operations()}
    assert sorted({line.name for _module, line in ROWS} - names) == []


def _path(line: Row, world: SimpleNamespace) -> tuple[str, str]:
    values = line.make(world)
    query = values.pop("?", "")
    if line.name.startswith("api:"):
        method, path = operations()[line.name.removeprefix("api:")]
        for key, value in values.items():
            path = path.replace(f"{{{key}}}", str(value))
        return method, path + query
    return line.method, reverse(line.name, kwargs=values) + query


def _world(module: ModuleType) -> SimpleNamespace:
    world = SimpleNamespace()
    if hasattr(module, "build"):
        module.build(world)
    return world


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("module", "line"), ROWS, ids=lambda value: getattr(value, "name", ""))
def test_status(module: ModuleType, line: Row, role: str) -> None:
    """The address answers this role as the table says."""
    world = _world(module)
    if role == OWNER and not hasattr(world, "owner"):
        pytest.skip("this room's objects have no owner")
    client = Client(raise_request_exception=False)
    if role == OWNER:
        client.force_login(world.owner)
    elif role != ANONYMOUS:
        client.force_login(UserFactory(roles=[role]))
    method, path = _path(line, world)
    content: dict[str, Any] = {}
    if method not in {"GET", "HEAD"}:
        data = line.data(world) if callable(line.data) else line.data
        if line.name.startswith("api:") and not line.content_type:
            content = {"data": json.dumps({} if data is None else data), "content_type": "application/json"}
        else:
            content = {"data": data or {}}
            if line.content_type:
                content["content_type"] = line.content_type
    response = getattr(client, method.lower())(path, **content)
    assert response.status_code == line.status(role), f"{method} {path} as {role}"
