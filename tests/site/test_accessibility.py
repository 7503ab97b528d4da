"""Axe finds nothing on the style guide, in both directions, by day and by night; it fits a small phone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(browser: Browser, live_server: Any, language: str, scheme: str) -> None:
    page = opened(browser, f"{live_server.url}{language}/styleguide/", color_scheme=scheme)
    found = Axe().run(page, options=STANDARDS).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found] == []


def test_it_fits_a_small_phone_and_twice_the_size(browser: Browser, live_server: Any) -> None:
    for language in ("", "/ar"):
        page = opened(
            browser, f"{live_server.url}{language}/styleguide/", viewport={"width": 320, "height": 640}
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        small = page.evaluate(
            "[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]"
            ".filter(e => e.offsetParent && !e.closest('p, li:not(.strip li), .error-summary, .skip-link'))"
            ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])"
            ".filter(([, height]) => height < 24)"
        )
        assert small == []


def test_the_keyboard_reaches_the_content_first(browser: Browser, live_server: Any) -> None:
    page = opened(browser, f"{live_server.url}/styleguide/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_scripts_the_words_are_still_there_and_with_them_they_count(
    browser: Browser, live_server: Any
) -> None:
    plain = opened(browser, f"{live_server.url}/en/styleguide/", java_script_enabled=False)
    assert plain.locator("#example_about_words").inner_text() == "At most 150 words."
    page = opened(browser, f"{live_server.url}/en/styleguide/")
    page.fill("#example_about", "one two three")
    expect(page.locator("#example_about_words")).to_have_text("Words left: 147")
    page.click("[data-dialog]")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
