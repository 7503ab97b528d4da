"""Every screen that a link leads to: accessible, in its language, fitting a small phone, light and dark.

Each is loaded once: what the browser was sent is what the validator of HTML reads (`markup`).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

from tests.harness.browsers import Chromium

from . import markup, second_engine
from .crawl import Screen
from .house import DemoHouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

# A walk is cut into parts that any worker can take; each screen has this many seconds.
PARTS = 6
SCREEN_SECONDS = 60
# Put into each document by the browser itself; frames within a screen are documents of others.
AXE = f"if (window === window.top) {{ {Axe().axe_script} }}"

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
    """What axe finds."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    for violation in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        places = "; ".join(", ".join(map(str, node["target"])) for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']} ({places})"


def _faults(page: Page, screen: Screen, language: str) -> Iterator[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > 320:
        yield f"{wide} px wide on a 320 px phone"
    if page.evaluate("document.documentElement.dir") != ("rtl" if language == "ar" else "ltr"):
        yield "wrong direction"
    texts = page.evaluate(VISIBLE_TEXT)
    yield from (f"English: {text[:80]}" for text in texts if ENGLISH.search(text))
    page.set_viewport_size({"width": 1280, "height": 900})
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
        self.html: dict[str, str] = {}  # as it was sent
        self._person = ""
        self._page: Page | None = None

    def faults(self, screen: Screen) -> list[str]:
        """What is wrong with this screen."""
        who = f"{self._path(screen)} as {screen.person or 'visitor'}"
        try:
            with self.chromium.within(SCREEN_SECONDS, who):
                page = self._page_of(screen.person)
                found = list(self._arrival(page, screen, who) or _faults(page, screen, self.language))
                self._picture(page, screen)
        except (Error, AssertionError) as error:  # a crashed page, a closed one, or none that answers
            self._page = None
            return [f"{who}: {str(error).splitlines()[0]}"]
        return [f"{who}: {line}" for line in found]

    def _path(self, screen: Screen) -> str:
        return screen.path if self.language == "de" else f"/{self.language}{screen.path}"

    def _arrival(self, page: Page, screen: Screen, who: str) -> list[str]:
        """The screen is there; or why it isn't."""
        page.set_viewport_size({"width": 320, "height": 800})
        response = page.goto(self._path(screen))
        if response is None or response.status >= 400:
            return [f"status {response.status if response else 'none'}"]
        self.html[who] = response.text()
        return []

    def _page_of(self, person: str) -> Page:
        """One page for all screens of a person: they come one after the other."""
        if self._page is None or person != self._person:
            self.end()
            context = self.chromium.browser.new_context(base_url=self.house.url, locale=self.language)
            context.set_default_timeout(30_000)
            if person:
                context.add_cookies([self.house.session_cookie(person)])
            self._person, self._page = person, context.new_page()
            self._page.add_init_script(AXE)
        return self._page

    def _picture(self, page: Page, screen: Screen) -> None:
        name = re.sub(r"\W+", "-", f"{screen.view}-{screen.person.partition('@')[0]}-{self.language}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360 if self.language == "ar" else 1280, "height": 900})
        page.screenshot(path=self.screenshots / f"{name}.png")

    def end(self) -> None:
        """Nothing of the walk stays open."""
        if self._page is not None:
            self._page.context.close()
            self._page = None


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
    """No accessibility violation, no overflow, no English left over, no fault in the HTML."""
    walk = Walk(chromium, demo_house, screenshots, language)
    faults = [line for screen in every_screen[part::PARTS] for line in walk.faults(screen)]
    walk.end()
    faults += markup.faults(outside, walk.html)
    assert faults == [], "\n".join(faults)
