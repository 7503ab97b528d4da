"""The frame, the style guide and the error pages, in every language and for every reader."""

import re
from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from frames import errors

from tests.harness.markup import flat
from tests.people.factories import UserFactory

LANGUAGES = [code for code, _ in settings.LANGUAGES]
TITLES = {
    "de": "Seite nicht gefunden",
    "en": "Page not found",
    "ar": "الصفحة غير موجودة",
    "uk": "Сторінку не знайдено",
}
VOID = {"meta", "link", "input", "img", "br", "hr", "path", "circle", "rect"}


class Outline(HTMLParser):
    """Ids, headings and unclosed elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.references: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self.references += (given.get(name) or "").split()
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_style_guide_speaks_every_language(client: Client, language: str) -> None:
    with override(language):
        address = reverse("styleguide")
    answer = client.get(address)
    page = flat(answer.content.decode())
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    for other in LANGUAGES:
        assert re.search(rf'<link rel="alternate" hreflang="{other}"', page)
        assert re.search(rf'lang="{other}" hreflang="{other}"', page)
    outline = Outline(page)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids)), "an id is used twice"
    assert set(outline.references) <= set(outline.ids), "a label or description points nowhere"
    assert outline.headings.count(1) == 1
    assert "<style" not in page
    assert " style=" not in page


@pytest.mark.django_db
def test_pages_carry_the_strict_policy_and_the_admin_its_own(client: Client) -> None:
    strict = client.get("/styleguide/")["Content-Security-Policy"]
    assert "default-src 'self'" in strict
    assert "unsafe" not in strict
    assert "frame-ancestors 'self'" in strict
    editors = client.get("/cms/login/")["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in editors
    assert "default-src 'self'" in editors


@pytest.mark.django_db
def test_the_frame_offers_what_the_reader_can_open(client: Client) -> None:
    assert 'href="/account/login/"' in client.get("/styleguide/").content.decode()
    client.force_login(UserFactory(name="Amal Haddad"))
    page = client.get("/styleguide/").content.decode()
    assert "Amal Haddad" in page
    assert "/account/login/" not in page
    assert reverse("desk:own") in page
    assert f'href="{reverse("desk:tasks")}"' not in page
    client.force_login(UserFactory(roles=["reviewer"]))
    assert f'href="{reverse("desk:tasks")}"' in client.get("/styleguide/").content.decode()


@pytest.mark.django_db
def test_the_name_of_a_person_cannot_break_the_frame(client: Client) -> None:
    client.force_login(UserFactory(name="<script>alert(1)</script>"))
    assert "<script>alert" not in client.get("/styleguide/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_says_so_in_the_language_of_its_address(client: Client, language: str) -> None:
    prefix = "" if language == "de" else f"/{language}"
    answer = client.get(f"{prefix}/diese-seite-gibt-es-nicht/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert TITLES[language] in page
    assert f'<html lang="{language}"' in page


@pytest.mark.django_db
def test_an_address_without_language_answers_in_the_readers_own(client: Client) -> None:
    page = client.get("/media/fehlt.pdf", headers={"accept-language": "uk,en;q=0.5"}).content.decode()
    assert TITLES["uk"] in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("view", "status"), [(errors.bad_request, 400), (errors.not_allowed, 403), (errors.csrf_failure, 403)]
)
def test_refusals_are_pages_in_the_readers_language(language: str, view: object, status: int) -> None:
    request = RequestFactory().get(
        "/" if language == "de" else f"/{language}/", headers={"accept-language": "de"}
    )
    answer = view(request, None)
    assert answer.status_code == status
    assert f'lang="{language}"' in answer.content.decode()
    assert answer.content.decode().count("<h1>") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_page_needs_no_database(language: str) -> None:
    """Without the django_db mark every query raises: the page of a broken house must not ask one."""
    request = RequestFactory().get(f"/{language}/", headers={"accept-language": language})
    answer = errors.broken(request)
    assert answer.status_code == 500
    assert f'lang="{language}"' in answer.content.decode()


def test_even_broken_templates_leave_a_sentence_in_every_language() -> None:
    with patch("frames.errors.render_to_string", side_effect=RuntimeError):
        page = errors.broken(RequestFactory().get("/ar/")).content.decode()
    assert 'dir="rtl"' in page
    assert "noch einmal" in page


@pytest.mark.django_db
def test_a_form_without_its_key_is_explained() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/account/login/", {"email": "a@example.org"})
    assert answer.status_code == 403
    assert "send the form again" in answer.content.decode()


@pytest.mark.django_db
def test_the_frame_asks_the_database_little_even_when_nothing_is_remembered(
    client: Client, django_assert_max_num_queries: object
) -> None:
    client.get("/styleguide/")
    with django_assert_max_num_queries(5):
        client.get("/styleguide/")
