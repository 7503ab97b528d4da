"""The headless face: bootstrap, find, typed blocks, drafts by token, one document in English."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from pages.models import Menu, MenuItem
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.people.actions import create_token

pytestmark = pytest.mark.django_db


def get(client: Client, path: str) -> Any:
    """The answer as Python values."""
    return json.loads(client.get(path).content)


def test_bootstrap_has_everything_for_a_first_page(client: Client) -> None:
    """Languages with direction, menus in the language asked for, routes, look."""
    factories.home()
    locale = factories.locale("ar")
    menu = Menu.objects.create(place="main", title="القائمة", locale=locale)
    MenuItem.objects.create(menu=menu, address="/grants/", label="الدعم", locale=locale)
    data = get(client, "/api/site/bootstrap?language=ar")
    assert sorted(data) == ["brand", "footer", "house", "language", "locales", "menu", "notices", "routes"]
    assert {item["code"]: item["direction"] for item in data["locales"]} == {
        "de": "ltr",
        "en": "ltr",
        "ar": "rtl",
        "uk": "ltr",
    }
    assert data["menu"] == [{"title": "الدعم", "href": "/ar/grants/"}]
    assert data["routes"]["search"] == "/ar/search/"
    assert data["routes"]["home"] == "/ar/"


def test_bootstrap_refuses_unknown_languages(client: Client) -> None:
    """The answer says which languages there are."""
    response = client.get("/api/site/bootstrap?language=xx")
    assert response.status_code == 404
    assert response.json()["code"] == "unknown_language"


def test_find_resolves_public_paths(client: Client) -> None:
    """With language, alternates and redirects; never drafts."""
    page = factories.project()
    factories.project("ar", page.translation_key)
    found = get(client, "/api/site/find?path=/ar/projekte/technik-teilen/")
    assert (found["kind"], found["locale"], found["direction"]) == ("page", "ar", "rtl")
    assert found["alternates"] == [
        {"locale": "de", "path": "/projekte/technik-teilen/", "translation_state": "original"}
    ]
    assert client.get(found["detail_url"]).status_code == 200
    site = Site.objects.get(is_default_site=True)
    Redirect.objects.create(old_path="/alt", site=site, redirect_page=page, is_permanent=True)
    moved = get(client, "/api/site/find?path=/alt/")
    assert (moved["kind"], moved["redirect_to"], moved["permanent"]) == (
        "redirect",
        "/projekte/technik-teilen/",
        True,
    )
    page.unpublish()
    assert client.get("/api/site/find?path=/projekte/technik-teilen/").status_code == 404


def test_find_bears_anything(client: Client) -> None:
    """Hostile paths are not found."""
    factories.home()
    for path in ("/xx/", "//evil.example/", "/%00/", "/ar/../..//", "?" * 50, "/" * 500):
        assert client.get("/api/site/find", {"path": path}).status_code in (200, 404)


def test_blocks_and_facts_are_typed(client: Client) -> None:
    """The document describes every block; nothing of ours is `Any`."""
    schemas = get(client, "/api/openapi.json")["components"]["schemas"]
    project = schemas["ProjectPageSchema"]["properties"]
    assert project["term_start"]["format"] == "date"
    assert project["indicators"]["items"]["$ref"].endswith("IndicatorsBlockIndicator")
    assert schemas["IndicatorValue"]["properties"]["target"]["anyOf"][0]["type"] == "integer"
    kinds = project["body"]["items"]["discriminator"]["mapping"]
    assert set(kinds) >= {"heading", "text", "picture", "quote", "steps", "questions", "action", "notice"}


def test_page_in_the_api_within_budget(client: Client) -> None:
    """One page at most 8 queries, a list at most 10, however many there are."""
    partner = {"type": "partner", "value": {"name": "Hochschule", "kind": "universities", "website": ""}}
    page = factories.project(partners=[partner], pillars=["networking"])
    client.get(f"/api/pages/{page.pk}/")
    with CaptureQueriesContext(connection) as captured:
        data = get(client, f"/api/pages/{page.pk}/")
    assert data["partners"][0]["value"]["kind"] == "universities"
    assert data["pillars"] == ["networking"]
    assert len(captured) <= 8
    for number in range(5):
        factories.project(slug=f"projekt-{number}")
    with CaptureQueriesContext(connection) as captured:
        assert get(client, "/api/pages/?type=pages.ProjectPage")["count"] == 6
    assert len(captured) <= 10


def test_editors_write_drafts_by_token(client: Client) -> None:
    """A token of an editor creates and changes drafts; an applicant's doesn't; the public sees nothing."""
    home = factories.home()
    _token, secret = create_token(
        actor=factories.editor(), name="Redaktion", scopes=["content:write"], days=1
    )
    headers = {"authorization": f"Bearer {secret}"}
    body = {
        "title": "Neu",
        "slug": "neu",
        "introduction": "Kurz.",
        "meta": {"type": "pages.StandardPage", "parent_id": home.pk},
    }
    made = client.post("/api/pages/", body, content_type="application/json", headers=headers)
    assert made.status_code == 201, made.content
    assert client.get("/neu/").status_code == 404
    path = f"/api/pages/{made.json()['id']}/"
    changed = client.patch(
        path, {"introduction": "Länger."}, content_type="application/json", headers=headers
    )
    assert changed.json()["introduction"] == "Länger."
    _token, other = create_token(
        actor=UserFactory(roles=["applicant"]), name="Fremd", scopes=["content:write"], days=1
    )
    refused = client.post(
        "/api/pages/", body, content_type="application/json", headers={"authorization": f"Bearer {other}"}
    )
    assert refused.status_code == 403


def test_document_is_english_whatever_the_browser_says(client: Client) -> None:
    """One document, one language, our own files."""
    english = client.get("/api/openapi.json", headers={"accept-language": "en"}).content
    assert client.get("/api/openapi.json", headers={"accept-language": "ar"}).content == english
    docs = client.get("/api/docs/").content.decode()
    assert "/static/ninja/" in docs
    assert "https://" not in docs.split("swagger-settings")[0]
