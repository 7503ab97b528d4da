"""Kofi's draft of a micro-project, and what every screen of a guided form has to keep."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .house import DemoHouse, Visitor

KOFI = "kofi@example.org"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PRIMARY = "main form button.button:not(.button--secondary):not(.button--quiet)"
_drafts: dict[str, str] = {}


def draft(house: DemoHouse, visit: Visitor) -> str:
    """The address of Kofi's draft in this house, begun when it isn't there yet."""
    if house.url not in _drafts:
        page = visit(as_=KOFI)
        page.goto("/grants/calls/mikroprojekt/apply/")
        if page.locator("main input[name=organisation][type=radio]").count():
            page.locator("main label.choice__label").first.click()
        if page.locator(PRIMARY).count():
            page.locator(PRIMARY).first.click()
        if page.locator("main .button[href*='/forms/']").count():
            page.locator("main .button[href*='/forms/']").first.click()
        page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/"))
        found = re.search(r"/forms/[0-9a-f-]{36}/", page.url)
        assert found
        _drafts[house.url] = found[0]
        page.close()
    return _drafts[house.url]


def state(page: Page) -> Locator:
    """The line that says whether everything is saved."""
    return page.locator("[data-save-state]")


def expect_saved(page: Page) -> None:
    """The line says since when everything is saved."""
    words = str(state(page).get_attribute("data-saved")).partition("{")[0]
    expect(state(page)).to_contain_text(words, timeout=15_000)


def expect_said(page: Page, code: str) -> None:
    """The line says what the page calls `code`, as a warning."""
    expect(state(page)).to_contain_text(str(state(page).get_attribute(f"data-{code}")), timeout=15_000)
    expect(state(page)).to_have_class("save-state save-state--bad")


def kept_on_device(page: Page) -> list[str]:
    """What lies in the browser's own storage."""
    return list(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('forms:'))"))


def violations(page: Page) -> list[str]:
    """What axe finds on the screen as it is now, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        response = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response
        for violation in response["violations"]:
            places = "; ".join(", ".join(node["target"]) for node in violation["nodes"][:3])
            found.append(f"{scheme}: {violation['id']}: {violation['help']} ({places})")
    page.emulate_media(color_scheme="light")
    return found


def stored(house: DemoHouse, visit: Visitor, path: str, name: str) -> str:
    """What a page that is opened afresh says in the field `name`."""
    page = visit(as_=KOFI, javascript=False)
    page.goto(path)
    value = page.locator(f"[name='{name}']").first.input_value()
    page.close()
    return value
