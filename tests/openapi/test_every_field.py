"""Every field of every operation × all of Unicode × odd numbers: no 5xx, no text lost, no number changed."""

import json
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from tests.documents.factories import PDF, upload
from tests.openapi import places
from tests.openapi.leaves import OPEN, Leaf, leaves, put, sample
from tests.openapi.places import Place
from tests.openapi.test_document import AGREED
from tests.openapi.watching import holds, named, number, same_number, writes
from tests.permissions.test_every_address import MODULES, _world
from tests.unicode import everything, mixtures
from workflows.people.actions.tokens import create_token
from workflows.people.models import Right

pytestmark = pytest.mark.django_db
DOCUMENT = json.loads(AGREED.read_text())
OPERATIONS = {
    each["operationId"]: (method, path, each)
    for path, methods in DOCUMENT["paths"].items()
    for method, each in methods.items()
}
EVERYTHING = everything()
RANDOM = list(mixtures(8))
# For ids, days, choices: what no column holds and no reader knows.
ODD = ["\u0000", "\u202e٢٠٢٦-١١-٢٠", "9" * 400, -1, 2**63, 1e308, True, [], {}, None]
NUMBERS = [
    0,
    -1,
    7,
    0.1,
    1234.5,
    12.345,
    2**31,
    2**63,
    10**30,
    1e308,
    "1.500,50",
    "٥٠٠",
    "1e3",
    "NaN",
    "0.500",
]
WAGTAIL = {"pages", "images", "documents", "locales", "sites", "redirects", "snippets", "schema", "whoami"}
MULTIPART = "multipart/form-data"


class House:
    """One who sends: knows the address, undoes what was done, watches what was written."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.tried: list[tuple[str, Leaf]] = []  # kinds of pages share most of their fields
        self._clients: dict[Any, Client] = {}

    def client(self, place: Place) -> Client:
        """The browser or the token of the person who may."""
        ours = OPERATIONS[place.operation][2]["operationId"].split("_")[0] not in WAGTAIL
        key = (getattr(place.actor, "pk", None), ours)
        if key not in self._clients:
            headers = {}
            if place.actor is not None and not ours:
                token = create_token(actor=place.actor, name="x", scopes=Right.values, days=1)[1]
                headers["authorization"] = f"Bearer {token}"
            client = self._clients[key] = Client(raise_request_exception=False, headers=headers)
            if place.actor is not None and ours:
                client.force_login(place.actor)
        return self._clients[key]

    def send(self, place: Place, body: Any, what: str) -> tuple[int, Any, list[Any]]:
        """Status, answer and what was written; nothing of it stays."""
        method, path, _each = OPERATIONS[place.operation]
        for key, value in place.values.items():
            path = path.replace(f"{{{key}}}", str(value))
        cache.clear()
        client = self.client(place)
        with transaction.atomic(), writes() as written:
            response = getattr(client, method)(path + place.query, **sent(place, body))
            transaction.set_rollback(True)
        self.asked[place.operation] += 1
        if response.status_code >= 500:
            self.wrong.append(f"{place.operation} {what}: {response.status_code}")
        if response.status_code >= 400:
            return response.status_code, None, []
        try:
            return response.status_code, response.json(), written
        except ValueError:
            return response.status_code, None, written

    def lost(self, place: Place, leaf: Leaf, what: str) -> bool:
        """Remembers what was taken and isn't kept; whether that is meant."""
        meant = leaf.name in place.aside
        if not meant:
            path = ".".join(map(str, leaf.path))
            self.wrong.append(f"{place.operation} {path}: taken and not kept, {what}")
        return meant


def try_place(house: House, place: Place) -> None:
    """Every field of the body, one at a time, with everything that is odd."""
    content = content_of(place)
    for given in content.values():
        schemas = given["schema"].get("oneOf", [given["schema"]])
        try_schemas(house, place, [each for each in schemas if place.variant in each.get("$ref", "")])


def content_of(place: Place) -> dict[str, Any]:
    """The kinds of body that the operation takes; none for a process of the docs, which nobody agreed on."""
    operation = OPERATIONS.get(place.operation, ("", "", {}))[2]
    return dict(operation.get("requestBody", {}).get("content", {}))


def try_schemas(house: House, place: Place, schemas: list[dict[str, Any]]) -> None:
    """One body, or one of each kind of page."""
    for schema in schemas:
        least = sample(schema, DOCUMENT)
        base = {**least, **place.body} if isinstance(place.body, dict) else least
        if isinstance(base.get("meta"), dict) and "parent_id" in base["meta"]:
            base["meta"]["parent_id"] = Page.objects.filter(depth=2).first().pk
        fresh = [leaf for leaf in leaves(schema, DOCUMENT) if (place.operation, leaf) not in house.tried]
        house.tried += [(place.operation, leaf) for leaf in fresh]
        for leaf in (known for each in fresh for known in _opened(each, place.operation)):
            try_leaf(house, place, schema, base, leaf)


def _opened(leaf: Leaf, operation: str) -> Iterator[Leaf]:
    """The leaf; of an open object one for each key that the house knows."""
    keys = places.KEYS.get(operation, ()) if OPEN in leaf.path else ()
    for key in keys or (OPEN,):
        yield Leaf(tuple(key if part == OPEN else part for part in leaf.path), leaf.schema)


def sent(place: Place, body: Any) -> dict[str, Any]:
    """The body as the operation takes it; a file comes with the fields of a form."""
    if MULTIPART not in content_of(place):
        return {"data": json.dumps(body), "content_type": "application/json"}
    plain = {key: str(value) for key, value in body.items() if isinstance(value, str | int | float)}
    fields = {key: value.encode("utf-8", "replace").decode() for key, value in plain.items()}
    return {"data": {**fields, "file": upload("plan.pdf", PDF)}}


def try_leaf(house: House, place: Place, schema: Any, base: Any, leaf: Leaf) -> None:
    """A text, a number or something closed."""
    name = ".".join(map(str, leaf.path))

    def send(value: Any) -> tuple[int, Any, list[Any]]:
        body = put(base, leaf, value, DOCUMENT, schema)
        return house.send(place, body, f"{name}={value!a:.80}")

    if leaf.kind == "text":
        for text in texts(send):
            if not check_text(house, place, leaf, text, send(text)):
                break  # one example is enough
    elif leaf.kind == "number":
        for value in NUMBERS:
            check_number(house, place, leaf, value, send(value))
    else:
        for value in ODD:
            send(value)


def texts(send: Any) -> Iterator[str]:
    """All of Unicode in pieces of the size this field takes; some when it takes no free text."""
    for size in (len(EVERYTHING), 150, 60, 24):
        if send(("Wort " * size)[: size - 1])[0] < 400:
            yield from (EVERYTHING[at : at + size] for at in range(0, len(EVERYTHING), size))
            yield from (each[:size] for each in RANDOM)
            return
    yield from ("\u0000", EVERYTHING, EVERYTHING[:60], RANDOM[0][:24], "\ud800", "x" * 70_000)


def check_text(house: House, place: Place, leaf: Leaf, text: str, found: tuple[int, Any, list[Any]]) -> bool:
    """Accepted means kept: whole, in the form that the room of texts gives it."""
    status, answer, written = found
    if status >= 400:
        return True
    house.taken[place.operation] += 1
    said = [each for each in named(answer, leaf.name) if isinstance(each, str)]
    return holds(written + said, text) or house.lost(place, leaf, f"{text!a:.300}")


def check_number(
    house: House, place: Place, leaf: Leaf, value: Any, found: tuple[int, Any, list[Any]]
) -> bool:
    """Accepted means kept: the same number, not another one."""
    status, answer, written = found
    if status >= 400:
        return True
    house.taken[place.operation] += 1
    said = [each for each in named(answer, leaf.name) if number(each) is not None]
    kept = any(same_number(value, each) for each in (*said, *written))
    return kept or house.lost(place, leaf, f"{value!r}, answered {said}")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_field(module: ModuleType) -> None:
    """Of every operation of the room, on the things that its table of permissions knows."""
    house = House()
    for place in places.of(module, _world(module)):
        try_place(house, place)
    assert house.wrong == [], "\n".join(house.wrong)


@pytest.mark.parametrize("way", places.LATER, ids=lambda way: way.__name__.strip("_"))
def test_every_field_of_later_steps(way: Any) -> None:
    """Of what is sent in the course of a grant."""
    house = House()
    people = places.make.staff()
    for place in way(people, places.make.open_call(people)):
        try_place(house, place)
    assert house.wrong == [], "\n".join(house.wrong)
    assert house.taken, "nothing that was sent was taken: this place has moved"
