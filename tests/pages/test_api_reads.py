"""Reading pages over the API: the same answers as Wagtail's own, for fewer statements."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.api.v3.routers import pages as wagtails
from wagtail.models import Page, PageViewRestriction

import api_reads
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(settled: Any) -> list[Any]:
    """Pages of several types and languages, and a draft."""
    project = settled(factories.project)
    found = [project, settled(lambda: factories.project("ar", project.translation_key))]
    found += [settled(factories.article), settled(lambda: factories.article(slug="zweiter", title="Zweiter"))]
    found.append(settled(factories.standard))
    draft = settled(lambda: factories.article(slug="entwurf", title="Entwurf"))
    settled(draft.unpublish)
    return [*found, draft]


def wagtails_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on Wagtail answers as it comes."""
    monkeypatch.setattr(wagtails, "get_pages_queryset", api_reads._public_pages)
    monkeypatch.setattr(api_reads, "public_pages", api_reads._public_pages)
    monkeypatch.setattr(
        api_reads, "_whole", lambda pk, types: Page.objects.get(pk=pk).specific if types else None
    )
    caches["pages"].clear()


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?type=pages.NewsPage",
        "?type=pages.NewsPage&type=pages.ProjectPage&order=-id",
        "?locale=ar",
        "?child_of=root&limit=2&offset=1",
        "?slug=zweiter",
        "?type=pages.NewsPage&author=",
        "?translation_of=root",
        "?search=Zweiter",
        "?site=nobody.example",
        "?limit=1000",
    ],
)
def test_lists_are_those_of_wagtail(
    client: Client, pages: list[Any], monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    ours = client.get(f"/api/pages/{question}")
    wagtails_own(monkeypatch)
    theirs = client.get(f"/api/pages/{question}")
    assert (ours.status_code, ours.json()) == (theirs.status_code, theirs.json())


def test_pages_are_those_of_wagtail(
    client: Client, pages: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [f"/api/pages/{page.pk}/{more}" for page in pages for more in ("", "?version=draft")]
    addresses += ["/api/pages/999999/", f"/api/pages/{factories.home().pk}/?rich_text_format=html"]
    ours = [client.get(address) for address in addresses]
    wagtails_own(monkeypatch)
    for address, mine in zip(addresses, ours, strict=True):
        theirs = client.get(address)
        assert (mine.status_code, mine.json()) == (theirs.status_code, theirs.json()), address


def test_restricted_pages_are_shown_to_nobody(client: Client, pages: list[Any], settled: Any) -> None:
    secret = pages[2]
    assert client.get(f"/api/pages/{secret.pk}/").status_code == 200
    restriction = PageViewRestriction(page=Page.objects.get(pk=secret.pk), restriction_type="login")
    settled(restriction.save)
    assert client.get(f"/api/pages/{secret.pk}/").status_code == 404
    listed = client.get("/api/pages/?type=pages.NewsPage").json()["items"]
    assert [item["id"] for item in listed] == [pages[3].pk]


def test_few_statements(client: Client, pages: list[Any], settled: Any) -> None:
    """Cold, after a publication: a list asks twice, a page for its type, itself and its parent."""
    article, other = pages[2], pages[4]
    budget = {"/api/pages/?type=pages.NewsPage": 2, f"/api/pages/{article.pk}/": 3}
    for address, most in budget.items():
        client.get(address)
        settled(lambda: (other.save_revision().publish(), article.save_revision().publish()))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert len(captured) <= most, [query["sql"][:150] for query in captured]
