"""The OpenAPI document: in English for everybody, the same as the one agreed on, shown by our own files."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api import api
from django.test import Client
from django.utils import translation
from ninja import Schema

from tests.people.factories import UserFactory

AGREED = Path(__file__).with_name("openapi.json")


def current() -> str:
    """The document as the code makes it now, in a stable order."""
    with translation.override(
        "en"
    ):  # until it is text: descriptions of fields are translated at the very end
        document = without_sample(api.get_openapi_schema())
        return json.dumps(document, indent=1, sort_keys=True, default=str, ensure_ascii=False) + "\n"


def without_sample(document: dict[str, Any]) -> dict[str, Any]:
    """Tests run with the sample process of the docs, whose operations nobody agreed on."""
    kept = {path: each for path, each in document["paths"].items() if "/room_request/" not in path}
    schemas = document["components"]["schemas"]
    ours = {name: each for name, each in schemas.items() if not name.startswith("Room")}
    components = {**document["components"], "schemas": ours}
    return {**document, "paths": kept, "components": components}


def test_agreed_document() -> None:
    """A change of the API is seen in review; `make openapi` writes the new document."""
    assert current() == AGREED.read_text(), "The API has changed. If that is meant: make openapi"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_document_does_not_follow_the_language_at_work(language: str) -> None:
    """Whoever was served before."""
    with translation.override(language):
        assert current() == AGREED.read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "ar", "uk", "xx"])
def test_english_whatever_the_reader_speaks(client: Client, language: str) -> None:
    """Programs and their authors get one document."""
    response = client.get("/api/openapi.json", headers={"accept-language": language})
    english = client.get("/api/openapi.json", headers={"accept-language": "en"})
    assert response.status_code == 200
    assert response.json() == english.json()


@pytest.mark.django_db
def test_docs_come_from_our_own_server(client: Client) -> None:
    """Neither script nor style is fetched from elsewhere."""
    page = client.get("/api/docs/")
    assert page.status_code == 200
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']+""", page.content.decode()) == []


def _schemas(base: type[Schema]) -> Iterator[type[Schema]]:
    for child in base.__subclasses__():
        yield child
        yield from _schemas(child)


def test_every_schema_has_a_name_of_its_own() -> None:
    """Two schemas of one name would show the one's fields at the other's address."""
    ours = [schema for schema in _schemas(Schema) if schema.__module__.startswith(("workflows.", "pages."))]
    names = Counter(schema.__name__ for schema in set(ours))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("de", "Antrag"), ("ar", "طلب"), ("en", "Application")])
def test_labels_follow_the_caller(client: Client, language: str, word: str) -> None:
    """What a program shows its user can be read by the user."""
    client.force_login(UserFactory(roles=["formal_officer"]))
    response = client.get("/api/engine/kinds", headers={"accept-language": language})
    assert response.status_code == 200
    assert word.lower() in json.dumps(response.json(), ensure_ascii=False).lower()
    assert "Accept-Language" in response.headers["Vary"]
