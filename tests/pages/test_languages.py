"""A page in four languages: addresses, direction, alternates, and no German under another's address."""

import re

import pytest
from django.test import Client

from pages.models import HomePage, ProjectIndexPage, StandardPage
from tests.pages import factories

pytestmark = pytest.mark.django_db


def test_each_language_has_its_home_and_direction(client: Client) -> None:
    """The door opens in all languages, from the right side."""
    factories.home()
    for path, language, direction in (
        ("/", "de", "ltr"),
        ("/en/", "en", "ltr"),
        ("/ar/", "ar", "rtl"),
        ("/uk/", "uk", "ltr"),
    ):
        html = client.get(path).content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in html


def test_accept_language_never_changes_a_page(client: Client) -> None:
    """The address alone decides the language."""
    factories.standard()
    html = client.get("/ueber-uns/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="de"' in html


def test_alternates_name_only_what_exists(client: Client) -> None:
    """hreflang lists the translations there are, and x-default the German page."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, title="من نحن", slug="about")
    html = client.get("/ueber-uns/").content.decode()
    found = dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="[^"]*?//[^/"]+([^"]*)"', html))
    assert found == {"de": "/ueber-uns/", "ar": "/ar/about/", "x-default": "/ueber-uns/"}


def test_switcher_leads_to_the_translation(client: Client) -> None:
    """The links in the header lead to the same page in the other language."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, title="من نحن", slug="about")
    html = client.get("/ueber-uns/").content.decode()
    assert 'href="/ar/about/"' in html
    assert 'href="/uk/ueber-uns/"' in html


def test_missing_translation_says_so(client: Client) -> None:
    """Without a translation the reader gets a note in their language and a way to the German page."""
    factories.standard(title="Über uns", introduction="Das ist deutscher Text.")
    response = client.get("/ar/ueber-uns/")
    html = response.content.decode()
    assert response.status_code == 200
    assert 'dir="rtl"' in html
    assert 'href="/ueber-uns/"' in html
    assert "Das ist deutscher Text." not in html
    assert '<meta name="robots" content="noindex">' in html


def test_german_address_of_a_translated_page_leads_to_the_translation(client: Client) -> None:
    """/ar/ueber-uns/ finds /ar/about/."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, title="من نحن", slug="about")
    response = client.get("/ar/ueber-uns/")
    assert (response.status_code, response["Location"]) == (302, "/ar/about/")


def test_unknown_path_is_not_found_in_any_language(client: Client) -> None:
    """Nothing is made up."""
    factories.home()
    assert client.get("/ar/gibt-es-nicht/").status_code == 404
    assert client.get("/gibt-es-nicht/").status_code == 404


def test_language_without_home_never_shows_german(client: Client) -> None:
    """When a language has no home page yet, its address offers the German one instead of showing it."""
    factories.standard(introduction="Das ist deutscher Text.")
    HomePage.objects.get(locale__language_code="uk").delete()
    html = client.get("/uk/ueber-uns/").content.decode()
    assert '<html lang="uk"' in html
    assert "Das ist deutscher Text." not in html


def test_unpublished_pages_stay_hidden(client: Client) -> None:
    """A draft has no address, not even through another language."""
    factories.standard().unpublish()
    assert client.get("/ueber-uns/").status_code == 404
    assert client.get("/ar/ueber-uns/").status_code == 404


def test_screens_outside_the_tree_switch_language_too(client: Client) -> None:
    """The search in Arabic links to the search in German."""
    factories.home()
    assert 'href="/search/?q=haus"' in client.get("/ar/search/?q=haus").content.decode()


def test_tree_rules() -> None:
    """Projects stand below their list, homes below the root, and nothing below a project."""
    project = factories.project()
    assert ProjectIndexPage.allowed_subpage_models() == [type(project)]
    assert not type(project).allowed_subpage_models()
    assert not HomePage.can_create_at(factories.home())
    assert StandardPage.can_create_at(factories.home())
