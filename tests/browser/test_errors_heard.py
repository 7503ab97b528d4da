"""Every kind of form that refuses something says so to people who listen: in German and in Arabic."""

import re

import pytest
from playwright.sync_api import Page, expect

from . import form_builder as builder
from .hearing import expect_refusal_heard, tree
from .house import DemoHouse, Visitor
from .runner import KOFI, draft

pytestmark = pytest.mark.browser

PRIMARY = "main form button.button:not(.button--secondary):not(.button--quiet)"
WRONG_KEY = re.compile("nur kleine Buchstaben")
WRONG = {
    "idea": {"title": "", "need": "Wort " * 400},
    "dates": {"start-day": "31", "start-month": "2", "start-year": "2027"},
    "money": {"plan-expenses-0-description": "Farbe", "plan-expenses-0-amount": "viel"},
}
PREFIX = {"de": "", "ar": "/ar"}


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.locator(PRIMARY).first.click()


def _expect_title_says_error(page: Page, language: str) -> None:
    assert page.title().startswith({"de": "Fehler:", "ar": "خطأ:"}[language]), page.title()


@pytest.mark.parametrize("language", PREFIX)
def test_a_page_of_a_guided_form(visit: Visitor, demo_house: DemoHouse, language: str) -> None:
    """Texts, the parts of a date and amounts in rows; other tests find the draft as it was."""
    sheet = PREFIX[language] + draft(demo_house, visit)
    page = visit(as_=KOFI, language=language)
    for step, answers in WRONG.items():
        page.goto(f"{sheet}{step}/")
        before = {name: page.locator(f"[name='{name}']").input_value() for name in answers}
        _write(page, answers, "on")
        expect_refusal_heard(page)
        _expect_title_says_error(page, language)
        _write(page, before, "list")


def _write(page: Page, answers: dict[str, str], go: str) -> None:
    """The fields hold this, and the page is sent."""
    for name, answer in answers.items():
        page.locator(f"[name='{name}']").fill(answer)
    with page.expect_navigation():
        page.locator(f"main button[name=go][value={go}]:not(.visually-hidden)").first.click()


@pytest.mark.parametrize("language", PREFIX)
def test_signing_in(visit: Visitor, language: str) -> None:
    """An address that is none."""
    page = visit(language=language)
    page.goto(f"{PREFIX[language]}/account/login/")
    page.locator("input[type=email]").fill("niemand")
    _send(page)
    expect_refusal_heard(page)
    _expect_title_says_error(page, language)


@pytest.mark.parametrize("language", PREFIX)
def test_a_step_of_the_staff(visit: Visitor, language: str) -> None:
    """A formal check without a result; a board with choices and long texts."""
    page = visit(as_="petra.klein@example.org", language=language)
    page.goto(f"{PREFIX[language]}/desk/")
    label = {"de": "Formale Prüfung", "ar": "الفحص الشكلي"}[language]
    with page.expect_navigation():
        page.locator("main li").filter(has_text=label).locator("a").first.click()
    _send(page)
    expect_refusal_heard(page)
    _expect_title_says_error(page, language)


@pytest.mark.parametrize("language", PREFIX)
def test_the_check_of_a_statute(visit: Visitor, language: str) -> None:
    """Nothing sent; then a file that is no text."""
    page = visit(language=language)
    page.goto(f"{PREFIX[language]}/founding/statute-check/")
    _send(page)
    expect_refusal_heard(page)
    picture = {"name": "satzung.pdf", "mimeType": "application/pdf", "buffer": b"GIF89a"}
    page.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    _send(page)
    expect_refusal_heard(page)
    _expect_title_says_error(page, language)


def test_the_builder_of_forms(visit: Visitor) -> None:
    """Wagtail's own screens: the message above is announced, a wrong field says why. Nothing is stored."""
    page = visit(as_="tom.berg@example.org")
    builder.open_form(page, "Antrag Starterpaket")
    page.locator("[data-builder-key=title]").first.evaluate("field => { field.value = 'Groß und klein' }")
    page.locator("[data-w-kbd-key-value='mod+s'], button.action-save").first.click()
    expect(page.locator("[aria-invalid=true]").first).to_have_accessible_description(WRONG_KEY)
    wrong = [node for node in tree(page) if node.is_invalid]
    assert [node.name for node in wrong if not WRONG_KEY.search(node.description)] == []
    expect(page.locator("[role=status]").filter(has_text="Fehlern nicht gespeichert")).to_be_visible()
