"""What changed of the pages since a cursor or moment: nothing is missed, nothing comes twice."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, connections, transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import PageChange
from tests.pages import factories
from tests.pages.conftest import Settled


def ended() -> None:
    """What a transaction does at its end happens now; the test's own one never ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    caches["pages"].clear()


def asked(since: str = "", **more: Any) -> dict[str, Any]:
    """The answer of the API."""
    ended()
    answer = Client().get("/api/site/changes", {**({"since": since} if since else {}), **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def ids(rows: list[dict[str, Any]]) -> list[int]:
    """The pages in their order."""
    return [row["id"] for row in rows]


@pytest.mark.django_db
def test_first_everything_then_what_changed_then_nothing() -> None:
    article, project = factories.article(), factories.project("de")
    first = asked()
    assert {article.pk, project.pk, factories.home().pk} <= set(ids(first["changed"]))
    assert (first["removed"], first["more"]) == ([], False)
    assert asked(first["next"]) == {"changed": [], "removed": [], "next": first["next"], "more": False}
    article.title = "Anderer Raum"
    article.save_revision().publish()
    later = asked(first["next"])
    assert ids(later["changed"]) == [article.pk]
    row = later["changed"][0]
    assert row["translation_key"] == str(article.translation_key)
    assert (row["type"], row["locale"]) == ("pages.NewsPage", "de")
    assert Client().get(row["detail_url"]).json()["title"] == "Anderer Raum"


@pytest.mark.django_db
def test_a_draft_is_no_change() -> None:
    article = factories.article()
    start = asked()["next"]
    article.title = "Noch geheim"
    article.save_revision()
    assert asked(start)["changed"] == []


@pytest.mark.django_db
def test_what_went_is_named_with_its_stable_ids() -> None:
    hidden, gone = factories.article(), factories.article(slug="zweiter", title="Zweiter")
    key = str(gone.translation_key)
    start = asked()["next"]
    hidden.unpublish()
    gone.delete()
    found = asked(start)
    assert found["changed"] == []
    assert ids(found["removed"]) == [hidden.pk, gone.pk or int(found["removed"][1]["id"])]
    assert found["removed"][1]["translation_key"] == key
    assert found["removed"][1]["type"] == "pages.NewsPage"
    hidden.save_revision().publish()
    again = asked(start)
    assert ids(again["changed"]) == [hidden.pk]
    assert [row["translation_key"] for row in again["removed"]] == [key]
    assert asked()["removed"] == []  # who begins has nothing to throw away


@pytest.mark.django_db
def test_closing_a_page_to_the_public_takes_all_below_it_away() -> None:
    article = factories.article()
    index = Page.objects.parent_of(article).get()
    start = asked()["next"]
    restriction = PageViewRestriction.objects.create(page=index, restriction_type="login")
    closed = asked(start)
    assert sorted(ids(closed["removed"])) == sorted([index.pk, article.pk])
    restriction.delete()
    assert sorted(ids(asked(closed["next"])["changed"])) == sorted([index.pk, article.pk])


@pytest.mark.django_db
def test_pages_below_a_page_that_moves_or_is_renamed_change() -> None:
    article = factories.article()
    index = Page.objects.parent_of(article).get().specific
    start = asked()["next"]
    index.slug = "neues"
    index.save_revision().publish()
    assert {index.pk, article.pk} <= set(ids(asked(start)["changed"]))


@pytest.mark.django_db
def test_many_changes_come_in_parts_and_each_page_once() -> None:
    pages = [factories.article(slug=f"raum-{n}", title=f"Raum {n}") for n in range(5)]
    start = asked()["next"]
    for page in (*pages, pages[0]):
        page.save_revision().publish()
        ended()
    seen, parts, cursor, more = [], 0, start, True
    while more:
        part = asked(cursor, limit=2)
        seen += ids(part["changed"])
        cursor, more, parts = part["next"], part["more"], parts + 1
    assert seen == [page.pk for page in (*pages[1:], pages[0])]
    assert parts == 3
    assert asked(cursor)["changed"] == []


@pytest.mark.django_db
def test_types_and_languages_narrow_it() -> None:
    project = factories.project()
    arabic = factories.project("ar", project.translation_key)
    article = factories.article()
    assert article.pk not in ids(asked(type="pages.ProjectPage")["changed"])
    assert ids(asked(type="pages.ProjectPage", locale="ar")["changed"]) == [arabic.pk]


@pytest.mark.django_db
def test_a_moment_does_too_and_a_wrong_one_is_refused() -> None:
    article = factories.article()
    changed = {row["id"]: datetime.fromisoformat(row["changed_at"]) for row in asked()["changed"]}
    assert article.pk in ids(asked(changed[article.pk].isoformat())["changed"])
    assert asked((max(changed.values()) + timedelta(minutes=1)).isoformat())["changed"] == []
    for wrong in ("gestern", "2026-11-28", "2026-11-28T09:30:00", "-1", "2026-13-40T00:00:00Z"):
        assert Client().get("/api/site/changes", {"since": wrong}).status_code == 422
    unknown = Client().get("/api/site/changes", {"since": "999999999999"})
    assert (unknown.status_code, unknown.json()["code"]) == (410, "cursor_unknown")


@pytest.mark.django_db
def test_the_answer_is_kept_until_something_changes(settled: Settled) -> None:
    article = settled(factories.article)
    ended()
    client = Client()
    first = client.get("/api/site/changes")
    assert "any" in first.headers["Cache-Tag"].split(",")
    same = client.get("/api/site/changes", headers={"if-none-match": first.headers["ETag"]})
    assert same.status_code == 304
    settled(article.unpublish)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    fresh = client.get("/api/site/changes", headers={"if-none-match": first.headers["ETag"]})
    assert fresh.status_code == 200
    assert article.pk not in ids(fresh.json()["changed"])


@pytest.mark.django_db(transaction=True)
def test_numbers_are_given_in_the_order_in_which_they_are_seen() -> None:
    """Two end at the same moment: who was given the lower number is seen first, or a reader would miss it."""
    slow, quick = factories.article(), factories.article(slug="zweiter", title="Zweiter")
    start = PageChange.objects.order_by("-pk").first()
    assert start is not None

    def edit() -> None:
        with transaction.atomic():
            Page.objects.filter(pk=quick.pk).update(title="Schnell")
        connections.close_all()

    def read() -> set[int]:
        return set(PageChange.objects.filter(pk__gt=start.pk).values_list("page", flat=True))

    other = threading.Thread(target=edit)
    seen_between: list[set[int]] = []
    with transaction.atomic():
        Page.objects.filter(pk=slow.pk).update(title="Langsam")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the number is given, and nobody sees it yet
        other.start()
        other.join(0.5)
        assert other.is_alive()  # it waits, and with it its number
        reader = threading.Thread(target=lambda: (seen_between.append(read()), connections.close_all()))
        reader.start()
        reader.join(10)
    other.join(10)
    assert seen_between == [set()]
    numbers = dict(PageChange.objects.filter(pk__gt=start.pk).values_list("page", "pk"))
    assert numbers.keys() == {slow.pk, quick.pk}
    assert numbers[slow.pk] < numbers[quick.pk]
