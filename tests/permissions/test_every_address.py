"""Every address of the house × every role: the promised status, and no address without a row.

What succeeds sends no statement twice for nothing (`tests.harness.statements`, exceptions in `repeats`).
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from api import api
from django.conf import settings
from django.core.cache import cache as cache_of_django
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from pages.cache.version import renew
from tests.harness.statements import statements
from tests.people.factories import UserFactory
from workflows.people.models import House

from .repeats import ALLOWED, complaints
from .table import ANONYMOUS, OWNER, ROLES, Row

FOLDER = Path(__file__).parent
MODULES: list[ModuleType] = [
    import_module(f"tests.permissions.{path.stem}")
    for path in sorted(FOLDER.glob("*.py"))
    if path.stem not in {"__init__", "repeats", "table"} and not path.stem.startswith("test_")
]
ROWS: list[tuple[ModuleType, Row]] = [(module, line) for module in MODULES for line in module.ROWS]
# Third-party address trees with a test of their own below.
# Addresses that only a mail leads to, made for the reader's language.
BY_MAIL_ONLY = {"newsletters:confirm"}
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


@cache
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


def test_every_screen_is_led_to() -> None:
    """What no template and no code leads to is not a feature."""
    sources = "".join(
        path.read_text()
        for room in ("site", "pages", "workflows", *(each.replace(".", "/") for each in settings.PROCESSES))
        for path in (settings.ROOT / room).rglob("*")
        if path.suffix in {".py", ".html", ".txt"} and not path.name.endswith("urls.py")
    )
    screens = {line.name for _module, line in ROWS if line.method == "GET" and ":" in line.name}
    screens = {name for name in screens if not name.startswith(("api:", "machines:"))}
    lonely = {name for name in screens if f'"{name}"' not in sources and f"'{name}'" not in sources}
    assert sorted(lonely - BY_MAIL_ONLY) == []


def _path(line: Row, world: SimpleNamespace) -> tuple[str, str]:
    values = line.make(world)
    query = values.pop("?", "")
    if line.name.startswith("api:"):
        method, path = operations()[line.name.removeprefix("api:")]
        for key, value in values.items():
            path = path.replace(f"{{{key}}}", str(value))
        return method, path + query
    unnamed = values.pop("args", None)
    return line.method, reverse(line.name, args=unnamed, kwargs=values or None) + query


def _address(line: Row) -> str:
    return line.name if line.name.startswith("api:") else f"{line.method} {line.name}"


def _world(module: ModuleType) -> SimpleNamespace:
    world = SimpleNamespace()
    if hasattr(module, "build"):
        module.build(world)
    House.load()
    # As if the world had been made long ago: frames and house are kept between its requests.
    transaction.get_connection().run_on_commit.clear()
    renew()
    return world


def _content(line: Row, method: str, world: SimpleNamespace) -> dict[str, Any]:
    if method in {"GET", "HEAD"}:
        return {}
    data = line.data(world) if callable(line.data) else line.data
    if line.name.startswith("api:") and not line.content_type:
        return {"data": json.dumps({} if data is None else data), "content_type": "application/json"}
    return {"data": data or {}, **({"content_type": line.content_type} if line.content_type else {})}


# What readers don't see: scripts, styles, and what stands in attributes.
_UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_ISO_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def _raw_date(response: Any) -> str:
    """A date as programs write it, in what a screen shows to people."""
    if response.streaming or "text/html" not in response.get("Content-Type", ""):
        return ""
    seen = _ISO_DATE.search(_UNSEEN.sub(" ", response.content.decode()))
    return seen.group() if seen else ""


def _answer(line: Row, world: SimpleNamespace, client: Client) -> tuple[int | str, dict[str, list[str]]]:
    """The status of one request, or the date a screen shows wrongly; whatever it changed is undone.

    And what it sent twice, when it succeeded.
    """
    with transaction.atomic():
        method, path = _path(line, world)
        content = _content(line, method, world)
        with statements() as sent:
            response = getattr(client, method.lower())(path, **content)
        transaction.set_rollback(True)
    repeated = sent.repeated if response.status_code < 400 else {}
    return _raw_date(response) or response.status_code, repeated


@pytest.fixture
def _as_in_operation(settings: Any) -> Iterator[None]:
    """The house is not read at each use; nothing that is kept outlives the test."""
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"
    yield
    renew()


@pytest.mark.django_db
@pytest.mark.usefixtures("_as_in_operation")
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_status(module: ModuleType) -> None:
    """Every address of the room answers every role as the table says, and asks nothing twice."""
    world = _world(module)
    wrong, asked = list[str](), 0
    twice, met = dict[str, None](), set[tuple[str, str]]()
    for role in ROLES:
        client = Client(raise_request_exception=False)
        if role == OWNER:
            if not hasattr(world, "owner"):
                continue
            client.force_login(world.owner)
        elif role != ANONYMOUS:
            client.force_login(UserFactory(roles=[role]))
        for line in module.ROWS:
            asked += 1
            cache_of_django.clear()
            status, repeated = _answer(line, world, client)
            twice |= dict.fromkeys(complaints(_address(line), repeated, met))
            if status != line.status(role):
                wrong.append(f"{line.method} {line.name} as {role}: {status}, not {line.status(role)}")
    assert asked
    assert wrong == [], "\n".join(wrong)
    assert not twice, "\n".join(twice)
    here = {_address(line) for line in module.ROWS}
    assert {key for key in ALLOWED if key[0] in here} == met, "An exception that nobody needs any more goes."
