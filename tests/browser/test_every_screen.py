"""Every screen that a link leads to: accessible, in its language, fitting a small phone, light and dark."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Error, Page

from tests.harness.browsers import Chromium

from . import second_engine
from .crawl import Screen
from .house import DemoHouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

# A walk is cut into parts that any worker can take; each screen has this many seconds.
PARTS = 6
SCREEN_SECONDS = 60
AXE = Axe().axe_script

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


def test_the_crawl_finds_the_house(every_screen: list[Screen]) -> None:
    """The parts of the walks are not empty because nothing was found."""
    assert len(every_screen) > 100
    assert {second_engine.known_as(screen.view) for screen in every_screen} >= second_engine.VIEWS


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
    page.evaluate(AXE)
    yield from _violations(page, {"type": "tag", "values": AXE_TAGS})
    page.emulate_media(color_scheme="dark")  # the same document in other colours
    colours = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    yield from (f"dark: {line}" for line in _violations(page, colours))
    if second_engine.known_as(screen.view) in second_engine.VIEWS:
        page.emulate_media(color_scheme="light")
        yield from second_engine.faults(page)


class Walk:
    """Screen after screen; one that breaks its page is a fault, and the walk goes on with a fresh one."""

    def __init__(self, chromium: Chromium, house: DemoHouse, screenshots: Path, language: str) -> None:
        self.chromium, self.house, self.language = chromium, house, language
        self.screenshots = screenshots
        self.contexts: dict[str, BrowserContext] = {}

    def faults(self, screen: Screen) -> list[str]:
        """What is wrong with this screen."""
        who = f"{screen.path} as {screen.person or 'visitor'}"
        try:
            with self.chromium.within(SCREEN_SECONDS, who):
                page = self._context(screen.person).new_page()
                try:
                    found = list(_faults(page, screen, self.language))
                    self._picture(page, screen)
                finally:
                    page.close()
        except (Error, AssertionError) as error:  # a crashed page, a closed one, or none that answers
            self.contexts.clear()
            return [f"{who}: {str(error).splitlines()[0]}"]
        return [f"{who}: {line}" for line in found]

    def _context(self, person: str) -> BrowserContext:
        browser = self.chromium.browser
        if person not in self.contexts:
            self.contexts[person] = browser.new_context(base_url=self.house.url, locale=self.language)
            self.contexts[person].set_default_timeout(30_000)
            if person:
                self.contexts[person].add_cookies([self.house.session_cookie(person)])
        return self.contexts[person]

    def _picture(self, page: Page, screen: Screen) -> None:
        name = re.sub(r"\W+", "-", f"{screen.view}-{screen.person.partition('@')[0]}-{self.language}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360 if self.language == "ar" else 1280, "height": 900})
        page.screenshot(path=self.screenshots / f"{name}.png")

    def end(self) -> None:
        """Nothing of the walk stays open."""
        for context in self.contexts.values():
            context.close()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", ["de", "ar"])
def test_screens(
    every_screen: list[Screen],
    demo_house: DemoHouse,
    chromium: Chromium,
    outside: str,
    screenshots: Path,
    language: str,
    part: int,
) -> None:
    """No accessibility violation, no overflow, no English left over."""
    walk = Walk(chromium, demo_house, screenshots, language)
    faults = [line for screen in every_screen[part::PARTS] for line in walk.faults(screen)]
    walk.end()
    assert faults == [], "\n".join(faults)
