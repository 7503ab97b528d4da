"""Kept pages: no query when warm, 304 for the same page, gone at once when anything public changes."""

import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from frames import branding

from pages.cache import middleware, version
from pages.models import Menu, MenuItem, Notice
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.grants.models import CallState
from workflows.people.models import House

pytestmark = pytest.mark.django_db


def queries(client: Client, path: str, **extra: Any) -> tuple[int, Any]:
    """Number of queries, and the response."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, **extra)
    return len(captured), response


def test_budget_of_public_pages(client: Client, settled: Any) -> None:
    """Cold at most 15 queries, warm none."""
    page = settled(lambda: factories.project(pillars=["infrastructure"]))
    settled(lambda: factories.project("ar", page.translation_key))
    settled(lambda: factories.call_page(factories.call(opens=timedelta(-1), closes=timedelta(1))))
    settled(factories.article)
    for path in ("/", "/ar/", "/projekte/", "/projekte/technik-teilen/", "/ar/projekte/technik-teilen/",
                 "/aktuelles/", "/aktuelles/neuer-raum/", "/foerderung/mikroprojekt/"):  # fmt: skip
        client.get(path)  # content types and the like are read once per process
        version.renew()
        cold, response = queries(client, path)
        assert response.status_code == 200
        assert cold <= 15, path
        warm, again = queries(client, path)
        assert warm == 0, path
        assert again.content == response.content


def test_etag_answers_304(client: Client, settled: Any) -> None:
    """Who has the page gets no second copy; who has an old one does."""
    settled(factories.standard)
    first = client.get("/ueber-uns/")
    same = client.get("/ueber-uns/", headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert client.get("/ueber-uns/", headers={"if-none-match": '"other"'}).status_code == 200


def test_publishing_is_seen_at_once(client: Client, settled: Any) -> None:
    """Change, unpublish, delete: the next reader sees it."""
    page = settled(factories.standard)
    assert "Wer wir sind." in client.get("/ueber-uns/").content.decode()
    page.introduction = "Neu geschrieben."
    settled(lambda: page.save_revision().publish())
    assert "Neu geschrieben." in client.get("/ueber-uns/").content.decode()
    settled(page.unpublish)
    assert client.get("/ueber-uns/").status_code == 404


def test_draft_changes_nothing(client: Client, settled: Any) -> None:
    """Saving a draft forgets no kept page."""
    page = settled(factories.standard)
    client.get("/ueber-uns/")
    page.introduction = "Entwurf."
    settled(page.save_revision)
    assert queries(client, "/ueber-uns/")[0] == 0


def test_menu_house_notice_and_call_are_seen_at_once(client: Client, settled: Any) -> None:
    """What stands around the page counts, too."""
    made = factories.call(opens=timedelta(-1), closes=timedelta(1))
    settled(lambda: factories.call_page(made))
    locale = factories.locale("de")
    menu = settled(lambda: Menu.objects.create(place="main", title="Menü", locale=locale))
    assert "Mitmachen" not in client.get("/foerderung/mikroprojekt/").content.decode()
    settled(lambda: MenuItem.objects.create(menu=menu, address="/grants/", label="Mitmachen", locale=locale))
    assert "Mitmachen" in client.get("/foerderung/mikroprojekt/").content.decode()
    settled(lambda: House.objects.update_or_create(pk=1, defaults={"name": "Haus am Fluss"}))
    assert "Haus am Fluss" in client.get("/foerderung/mikroprojekt/").content.decode()
    settled(lambda: Notice.objects.create(place="footer", text="Freitags zu.", locale=locale))
    assert "Freitags zu." in client.get("/foerderung/mikroprojekt/").content.decode()
    assert "badge--success" in client.get("/foerderung/mikroprojekt/").content.decode()
    made.state = CallState.CLOSED
    settled(made.save)
    assert "badge--success" not in client.get("/foerderung/mikroprojekt/").content.decode()


def test_page_of_a_call_changes_when_the_round_ends(client: Client, settled: Any) -> None:
    """Nobody writes anything when a round ends; the kept page ends with it."""
    settled(lambda: factories.call_page(factories.call(opens=timedelta(-1), closes=timedelta(minutes=10))))
    assert "badge--success" in client.get("/foerderung/mikroprojekt/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert "badge--success" not in client.get("/foerderung/mikroprojekt/").content.decode()


def test_people_who_are_signed_in_get_their_own_page(client: Client, settled: Any) -> None:
    """A kept page never meets a session, and a session's page is never kept."""
    settled(factories.standard)
    anonymous = client.get("/ueber-uns/")
    client.force_login(UserFactory())
    count, own = queries(client, "/ueber-uns/")
    assert count > 0
    assert "ETag" not in own
    assert "Cookie" in own["Vary"]
    client.logout()
    assert Client().get("/ueber-uns/").content == anonymous.content


def test_queries_and_other_hosts_are_not_mixed_up(client: Client, settled: Any) -> None:
    """?leicht and another host get answers of their own."""
    settled(lambda: factories.standard(easy_language="<p>Kurze Sätze.</p>"))
    client.get("/ueber-uns/")
    assert "Kurze Sätze." in client.get("/ueber-uns/?leicht").content.decode()
    assert "Kurze Sätze." not in client.get("/ueber-uns/").content.decode()
    assert queries(client, "/ueber-uns/", headers={"host": "other.example"})[0] > 0


def test_what_a_transaction_has_not_committed_is_never_kept(client: Client) -> None:
    """Inside a transaction that changed content, pages are made afresh and forgotten."""
    page = factories.standard()  # no commit: renew is still waiting
    assert version.changing()
    client.get("/ueber-uns/")
    page.introduction = "Noch nicht sichtbar."
    page.save()
    assert "Noch nicht sichtbar." in client.get("/ueber-uns/").content.decode()


def test_an_emptied_cache_starts_a_new_stamp() -> None:
    """Losing the stamp loses what was kept under it, never the other way round."""
    before = version.stamp()
    assert version.stamp() == before
    caches["pages"].clear()
    assert version.stamp() != before


@pytest.mark.django_db
def test_kept_pages_outlive_the_database(client: Client, settled: Any) -> None:
    """A page that should be made anew is served as it was while the database is away, until it can be."""
    settled(factories.standard)
    first = client.get("/ueber-uns/")
    later = time.time() + middleware.KEEP_SECONDS + 60
    away = OperationalError("the server closed the connection unexpectedly")
    house = Client(raise_request_exception=False)
    with (
        patch("pages.cache.middleware.time.time", return_value=later),
        patch.object(connection, "cursor", side_effect=away),
    ):
        assert house.get("/ueber-uns/").content == first.content
        assert house.get("/aktuelles/").status_code == 503


@pytest.mark.django_db
def test_another_release_makes_its_own_pages(client: Client, settled: Any) -> None:
    """What was kept before an update names files that the new release may not have."""
    settled(factories.standard)
    client.get("/ueber-uns/")
    assert queries(client, "/ueber-uns/")[0] == 0
    with patch("pages.cache.middleware.release", return_value="the next one"):
        assert queries(client, "/ueber-uns/")[0] > 0


@pytest.mark.django_db
def test_a_change_of_the_house_is_seen_by_every_process(client: Client, settled: Any, settings: Any) -> None:
    """A process that kept the old name asks again, because the stamp is new; colours are kept by version."""
    settings.HOUSE_MEMORY = "pages.cache.version.remembered"
    house = settled(House.load)
    old = branding.version(house)
    assert "immutable" in client.get(f"/house.css?v={old}")["Cache-Control"]
    settled(lambda: House.objects.update_or_create(pk=house.pk, defaults={"colour_primary": "#123456"}))
    assert House.load().colour_primary == "#123456"
    late = client.get(f"/house.css?v={old}")
    assert "#123456" in late.content.decode()
    assert "immutable" not in late["Cache-Control"]
    early = client.get("/house.css?v=0123456789")
    assert "immutable" not in early["Cache-Control"]


def test_a_page_is_forgotten_only_when_what_it_shows_changed(client: Client, settled: Any) -> None:
    """Another article's publication leaves this page kept; lists and pages that lead to it are made anew."""
    about, article = settled(factories.standard), settled(factories.article)
    for number in range(2):  # neighbours show each other
        settled(lambda number=number: factories.article(slug=f"zwischen-{number}", title="Dazwischen"))
    other = settled(lambda: factories.article(slug="zweiter", title="Zweiter"))
    for path in ("/ueber-uns/", article.url, other.url, "/aktuelles/", "/"):
        assert client.get(path).status_code == 200, path
    other.title = "Umbenannt"
    settled(lambda: other.save_revision().publish())
    assert queries(client, "/ueber-uns/")[0] == 0
    assert queries(client, article.url)[0] == 0
    for path in (other.url, "/aktuelles/", "/"):
        assert "Umbenannt" in client.get(path).content.decode(), path
    link = {"type": "pages", "value": {"title": "Mehr", "pages": [other.pk]}}
    about.body = [link]
    settled(lambda: about.save_revision().publish())
    assert "Umbenannt" in client.get("/ueber-uns/").content.decode()
    other.title = "Noch einmal"
    settled(lambda: other.save_revision().publish())
    assert "Noch einmal" in client.get("/ueber-uns/").content.decode()


def test_a_page_in_a_menu_changes_every_page(client: Client, settled: Any) -> None:
    """The menu takes its title."""
    about, article = settled(factories.standard), settled(factories.article)
    locale = factories.locale("de")
    menu = settled(lambda: Menu.objects.create(place="main", title="Menü", locale=locale))
    settled(lambda: MenuItem.objects.create(menu=menu, page=about, locale=locale))
    client.get(article.url)
    about.title = "Wer wir jetzt sind"
    settled(lambda: about.save_revision().publish())
    assert "Wer wir jetzt sind" in client.get(article.url).content.decode()


def test_a_change_while_a_page_is_made_is_not_lost(client: Client, settled: Any) -> None:
    """What was made before and during a change is shown once and not kept."""
    page = settled(factories.standard)
    serve = type(page).serve

    def slow(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = serve(self, request, *args, **kwargs).render()
        version.renew(version.of_page(page.translation_key))
        return response

    with patch.object(type(page), "serve", slow):
        client.get("/ueber-uns/")
    assert queries(client, "/ueber-uns/")[0] > 0


def test_the_api_is_kept_for_programs_without_a_token(client: Client, settled: Any) -> None:
    """No query the second time, 304 by ETag, tags for proxies, changed at once; languages apart."""
    article = settled(factories.article)
    for path in (
        f"/api/pages/{article.pk}/",
        "/api/pages/?type=pages.NewsPage&limit=5",
        "/api/site/bootstrap",
    ):
        first = client.get(path)
        count, again = queries(client, path)
        assert (count, again.content) == (0, first.content), path
        assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert "frame" in first["Cache-Tag"].split(",")
        assert {"Accept-Language", "Cookie"} <= {name.strip() for name in again["Vary"].split(",")}
    assert f"page:{article.translation_key}" in client.get(f"/api/pages/{article.pk}/")["Cache-Tag"].split(
        ","
    )
    article.title = "Neuer Titel"
    settled(lambda: article.save_revision().publish())
    for path in (f"/api/pages/{article.pk}/", "/api/pages/?type=pages.NewsPage&limit=5"):
        assert "Neuer Titel" in client.get(path).content.decode(), path
    german = client.get("/api/site/bootstrap", headers={"accept-language": "de"})
    arabic = client.get("/api/site/bootstrap", {"language": "ar"}, headers={"accept-language": "ar"})
    assert german.json()["language"] != arabic.json()["language"]


def test_the_api_is_not_kept_for_anybody_in_particular(client: Client, settled: Any) -> None:
    """With a session, a token or an unknown parameter every answer is made."""
    article = settled(factories.article)
    path = f"/api/pages/{article.pk}/"
    client.get(path)
    assert client.get(f"{path}?unknown=1").status_code == 422
    assert queries(client, path, headers={"authorization": "Bearer wrong"})[0] > 0
    client.force_login(factories.editor())
    assert queries(client, path)[0] > 0


def test_a_request_inside_a_request_leaves_the_outer_one_as_it_is() -> None:
    """Wagtail draws a preview by a request of its own, through every middleware."""
    with version.looking_once():
        version._seen()["frame"] = "outer"
        with version.looking_once():
            assert version._seen() == {}
        assert version._seen() == {"frame": "outer"}
    assert version._seen() == {}
