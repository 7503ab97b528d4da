"""Words that a page explains: opened by tap, by keyboard and by mouse, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .house import Visitor
from .test_every_screen import AXE_TAGS

pytestmark = pytest.mark.browser
PAGES = {"de": "/verein-gruenden/", "ar": "/ar/found-an-association/"}


@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_a_tap_opens_a_word_without_script(visit: Visitor, language: str, width: int) -> None:
    """The note lies inside the window, says the German word, and a tap beside it closes it."""
    page = visit(width=width, language=language, javascript=False)
    page.goto(PAGES[language])
    word = page.locator(".term__word").first
    note = page.locator(".term__text").first
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    if language != "de":
        assert note.locator("bdi[lang=de]").count() == 1
    page.locator("h1").click()
    expect(note).to_be_hidden()


def test_the_keyboard_opens_and_closes_a_word(visit: Visitor) -> None:
    """By focus, with Escape to close; axe finds nothing while it is open."""
    page = visit(language="de")
    page.goto(PAGES["de"])
    word, note = page.locator(".term__word").first, page.locator(".term__text").first
    for _step in range(120):
        page.keyboard.press("Tab")
        if word.evaluate("element => element === document.activeElement"):
            break
    expect(note).to_be_visible()
    page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    assert [each["id"] for each in found] == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()


def test_the_mouse_opens_a_word_and_may_move_onto_the_note(visit: Visitor) -> None:
    """It stays while the mouse is on it, and goes when the mouse goes."""
    page = visit(language="de")
    page.goto(PAGES["de"])
    word, note = page.locator(".term__word").first, page.locator(".term__text").first
    word.hover()
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
