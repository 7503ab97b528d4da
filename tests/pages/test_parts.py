"""Parts of pages: made once, made again when what they show changes, never kept when made during a change."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.cache import parts, version
from pages.cache.subjects import noting
from pages.models import BasePage
from tests.pages import factories
from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> list[int]:
    """What was made so far."""
    parts._parts.clear()
    return []


def make(made: list[int], *subjects: str, **more: Any) -> int:
    """The number of the part that is shown: as often as it was made."""

    def one() -> int:
        made.append(len(made) + 1)
        return made[-1]

    return parts.part("part", one, *subjects, **more)


def test_a_part_is_made_again_when_its_subject_changes(made: list[int]) -> None:
    assert (make(made, "stamp:a"), make(made, "stamp:a")) == (1, 1)
    version.renew("stamp:b")
    assert make(made, "stamp:a") == 1
    version.renew("stamp:a")
    assert make(made, "stamp:a") == 2
    version.renew()
    assert make(made, "stamp:a") == 3


def test_a_part_is_made_again_in_an_hour_or_at_its_moment(made: list[int]) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        assert make(made, until=now + timedelta(minutes=5)) == 1
        clock.shift(timedelta(minutes=4))
        assert make(made) == 1
        clock.shift(timedelta(minutes=2))
        assert make(made) == 2
        clock.shift(timedelta(minutes=61))
        assert make(made) == 3


def test_what_is_made_during_a_change_is_not_kept(made: list[int]) -> None:
    def changing() -> str:
        version.renew("stamp:other")
        return "old"

    assert parts.part("part", changing) == "old"
    assert make(made) == 1


def test_whoever_shows_a_part_shows_its_subjects(made: list[int]) -> None:
    for _time in (1, 2):
        with noting() as found:
            make(made, "stamp:a")
        assert "stamp:a" in found
    assert made == [1]


def test_the_oldest_parts_make_room(made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_PARTS", 2)
    for key in ("one", "two", "three"):
        parts.part(key, lambda: 0)
    assert list(parts._parts) == ["two", "three"]


def _home(settled: Any) -> tuple[Any, Any]:
    """A home page with a door to another page, which comes second in its text, too."""
    about = settled(factories.standard)
    home = settled(factories.home)
    door = {"title": "Tür", "text": "Komm herein", "symbol": "rooms", "page": about.pk, "address": ""}
    home.doors = [{"type": "door", "value": door}]
    home.body = [{"type": "pages", "value": {"title": "Mehr", "pages": [about.pk]}}]
    settled(lambda: home.save_revision().publish())
    return home, about


def test_an_article_leaves_the_other_parts_of_the_home_page(client: Client, settled: Any) -> None:
    """Only its own part is asked for again; whatever another part shows is seen at once all the same."""
    _page, about = _home(settled)
    article = settled(factories.article)
    client.get("/")
    article.title = "Umbenannt"
    settled(lambda: article.save_revision().publish())
    with CaptureQueriesContext(connection) as captured:
        shown = client.get("/").content.decode()
    assert "Umbenannt" in shown
    assert len([query for query in captured if "wagtailcore_page" in query["sql"]]) == 1
    about.title = "Wer wir heute sind"
    settled(lambda: about.save_revision().publish())
    assert "Wer wir heute sind" in client.get("/").content.decode()
    settled(about.unpublish)
    settled(about.delete)
    assert "Wer wir heute sind" not in client.get("/").content.decode()


def test_parts_speak_the_language_of_their_page(client: Client, settled: Any) -> None:
    page, _about = _home(settled)
    other = settled(lambda: factories.home("ar"))
    other.claim = "بيت مفتوح"
    settled(lambda: other.save_revision().publish())
    german, arabic = client.get("/").content.decode(), client.get("/ar/").content.decode()
    assert page.claim in german
    assert "بيت مفتوح" in arabic
    assert "بيت مفتوح" not in german


def test_people_who_are_signed_in_get_no_kept_part(client: Client, settled: Any) -> None:
    _home(settled)
    client.get("/")
    client.force_login(UserFactory())
    parts._parts.clear()
    client.get("/")
    assert not [key for key in parts._parts if key[0] == "doors"]


def test_a_page_that_moved_or_goes_by_another_name_is_found_there_only(client: Client, settled: Any) -> None:
    """The type of the page at a place is remembered; the page itself is asked for each time."""
    page = settled(factories.standard)
    assert client.get("/ueber-uns/").status_code == 200
    page.slug = "wir"
    settled(page.save)
    assert client.get("/ueber-uns/").headers["Location"] == "/wir/"
    assert client.get("/wir/").status_code == 200


@pytest.mark.parametrize("make_page", [factories.standard, factories.project, factories.article])
def test_a_page_comes_whole_with_its_own_fields(client: Client, settled: Any, make_page: Any) -> None:
    """What is read by hand-written SQL is what Django reads."""
    from pages.routing import types_at, whole  # noqa: PLC0415  the models are ready only in a test

    page: BasePage = settled(make_page)
    found = whole(types_at(page.url_path)[0], page.url_path)
    assert type(found) is type(page)
    expected = type(page).objects.get(pk=page.pk)
    for field in type(page)._meta.concrete_fields:
        assert field.attname in found.__dict__, field.name
        assert field.value_to_string(found) == field.value_to_string(expected), field.name
