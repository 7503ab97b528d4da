"""Every spelling, ending, mark and sign people type finds the page they mean; it stands first."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.models import Locale, Page
from wagtail.search.models import IndexEntry

from pages.finding import renewing
from pages.models import StandardPage
from tests.pages import factories
from tests.pages.searching.laid import found, lay
from tests.pages.searching.texts import ASKED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", sorted(ASKED))
def test_what_people_type_finds_what_they_mean(language: str) -> None:
    """At least thirty searches a language, each with the page that comes first."""
    lay(language)
    here = Page.objects.live().filter(locale=Locale.objects.get(language_code=language))
    asked = [(text, name) for name, texts in ASKED[language].items() for text in texts]
    assert len(asked) >= 30
    first = {text: (found(here, text) or ["nothing"])[0] for text, _name in asked}
    assert first == dict(asked)


@pytest.mark.parametrize("language", sorted(ASKED))
def test_screen_and_api_find_the_same(client: Client, language: str) -> None:
    """One search for readers and for programs, in the same order."""
    lay(language)
    prefix = "" if language == "de" else f"/{language}"
    for texts in ASKED[language].values():
        text = texts[0]
        query = {"search": text, "locale": language}
        listed = client.get("/api/pages/", query).json()["items"]
        html = client.get(f"{prefix}/search/", {"q": text}).content.decode().split("</form>")[-1]
        places = [html.find(f'href="{urlsplit(page["meta"]["html_url"]).path}"') for page in listed]
        assert places == sorted(places)
        assert places
        assert -1 not in places, text


def test_a_title_comes_before_a_text() -> None:
    """Title, then introduction, then text; in each the word itself before its endings and parts."""
    factories.home()
    kinds = {
        "whole": {"title": "Der Raum"},
        "ending": {"title": "Die Räume"},
        "begins": {"title": "Raumplan"},
        "inside": {"title": "Traum"},
        "introduction": {"title": "A", "introduction": "Ein Raum."},
        "text": {"title": "B", "body": [("text", "<p>Der Raum, ein Raum, noch ein Raum.</p>")]},
    }
    for slug, fields in reversed(kinds.items()):
        factories.standard(slug=slug, **fields)
    assert found(Page.objects, "raum") == list(kinds)


def test_all_words_or_one_of_them() -> None:
    """Words are joined by "and"; programs may ask for "or"."""
    lay("de")
    assert found(Page.objects, "Verein Raum") == []
    either = [page.slug for page in Page.objects.search("Verein Raum", operator="or")]
    assert set(either) == {"club", "rooms"}


@pytest.mark.parametrize("text", ["%", "_", "…", ":*&|!()", "' OR 1=1 --", "💡", "\\"])
def test_signs_alone_find_nothing(text: str) -> None:
    """What means something to a database means nothing here."""
    lay("de")
    assert found(StandardPage.objects, text) in ([], found(StandardPage.objects, "or 1 1"))


def test_entries_of_an_older_release_are_renewed() -> None:
    """After an update the worker puts existing pages into the index anew, and takes out what is gone."""
    lay("de")
    IndexEntry.objects.update(title_text="Förderung", body_text="")
    gone = IndexEntry.objects.first()
    gone.pk, gone.object_id = None, "999999"
    gone.save()
    assert found(StandardPage.objects, "Vereine") == []
    renewing.tick()
    assert found(StandardPage.objects, "Vereine") == ["club"]
    assert not IndexEntry.objects.filter(object_id="999999").exists()


def test_a_changed_page_is_found_by_its_new_words() -> None:
    """Publishing brings the index up to date; a draft doesn't."""
    page = lay("de")["tax"]
    page.title = "Spendenquittung"
    page.save_revision()
    assert found(StandardPage.objects, "Quittungen") == []
    page.save_revision().publish()
    assert found(StandardPage.objects, "Quittungen") == ["tax"]
    assert found(StandardPage.objects, "Gemeinnützigkeit") == []
