"""Every screen that a link leads to: accessible, in its language, fitting a small phone, light and dark."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .crawl import Screen, screens
from .house import DemoHouse

pytestmark = pytest.mark.browser

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ENGLISH = re.compile(r"\b(the|and|your|please|with|this|that|from|are|you)\b")
VISIBLE_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const own = parent.closest('[lang]');
    if (own && own !== document.documentElement && own.lang !== document.documentElement.lang) continue;
    if (parent.closest('script,style,template,code,bdi,[data-user-text]')) continue;
    if (node.textContent.trim()) texts.push(node.textContent.trim());
  }
  return texts;
}"""


@pytest.fixture(scope="module")
def every_screen(demo_house: DemoHouse) -> list[Screen]:
    """All screens of the demo house."""
    return screens(demo_house)


def _violations(page: Page, only: dict[str, object]) -> Iterator[str]:
    """What axe (put into the page before) finds."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    for violation in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        places = "; ".join(", ".join(map(str, node["target"])) for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']} ({places})"


def _faults(page: Page, screen: Screen, language: str) -> Iterator[str]:
    prefix = "" if language == "de" else f"/{language}"
    page.set_viewport_size({"width": 320, "height": 800})
    response = page.goto(prefix + screen.path)
    if response is None or response.status >= 400:
        yield f"status {response.status if response else 'none'}"
        return
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > 320:
        yield f"{wide} px wide on a 320 px phone"
    if page.evaluate("document.documentElement.dir") != ("rtl" if language == "ar" else "ltr"):
        yield "wrong direction"
    texts = page.evaluate(VISIBLE_TEXT)
    yield from (f"English: {text[:80]}" for text in texts if ENGLISH.search(text))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(Axe().axe_script)
    yield from _violations(page, {"type": "tag", "values": AXE_TAGS})
    page.emulate_media(color_scheme="dark")  # the same document in other colours
    colours = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    yield from (f"dark: {line}" for line in _violations(page, colours))


@pytest.mark.parametrize("language", ["de", "ar"])
def test_screens(
    every_screen: list[Screen], demo_house: DemoHouse, browser: Browser, screenshots: Path, language: str
) -> None:
    """No accessibility violation, no overflow, no English left over."""
    faults = []
    contexts = {}
    for screen in every_screen:
        if screen.person not in contexts:
            contexts[screen.person] = browser.new_context(base_url=demo_house.url, locale=language)
            if screen.person:
                contexts[screen.person].add_cookies([demo_house.session_cookie(screen.person)])
        page = contexts[screen.person].new_page()
        faults += [
            f"{screen.path} as {screen.person or 'visitor'}: {f}" for f in _faults(page, screen, language)
        ]
        name = re.sub(r"\W+", "-", f"{screen.view}-{screen.person.partition('@')[0]}-{language}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360 if language == "ar" else 1280, "height": 900})
        page.screenshot(path=screenshots / f"{name}.png")
        page.close()
    for context in contexts.values():
        context.close()
    assert faults == [], "\n".join(faults)
