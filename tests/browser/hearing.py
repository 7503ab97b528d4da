"""What somebody who listens is told: Chromium's accessibility tree of a page that refuses what was sent."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

SHOWN_ERRORS = """(scope) => [...document.querySelectorAll(`${scope} .field__error`)]
  .filter((each) => each.checkVisibility())
  .map((each) => each.textContent.replace(/\\s+/g, " ").trim())"""


@dataclass(frozen=True)
class Node:
    """What the tree says of one element."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]

    @property
    def is_invalid(self) -> bool:
        """Whether a screen reader says that something is wrong here."""
        return self.properties.get("invalid") == "true"


def tree(page: Page) -> list[Node]:
    """Every element that assistive technology meets."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [_node(node) for node in nodes if not node["ignored"]]


def _node(node: dict[str, Any]) -> Node:
    words = {key: _plain(node.get(key, {}).get("value", "")) for key in ("role", "name", "description")}
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return Node(words["role"], words["name"], words["description"], properties)


def _plain(text: str) -> str:
    return " ".join(text.split())


def expect_refusal_heard(page: Page) -> None:
    """The summary is announced and has the focus; each wrong field says what is wrong with it."""
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_have_role("alert")
    lines = [_plain(line) for line in summary.locator("li").all_inner_texts()]
    assert lines, "a summary without a line"
    assert len(lines) == len(set(lines)), f"two lines sound alike: {lines}"
    nodes = tree(page)
    wrong = [node for node in nodes if node.is_invalid]
    silent = [f"{node.role} {node.name!r}" for node in wrong if not node.description]
    assert silent == [], f"invalid, and never why: {silent}"
    said = [*lines, *(node.description for node in nodes)]
    unheard = [text for text in page.evaluate(SHOWN_ERRORS, "main") if not any(text in each for each in said)]
    assert unheard == [], f"shown, but part of no description: {unheard}"
    _follow_links(page)


def _follow_links(page: Page) -> None:
    """Each line of the summary leads to the control it speaks of."""
    links = page.locator(".error-summary a")
    for place in range(links.count()):
        target = str(links.nth(place).get_attribute("href")).removeprefix("#")
        links.nth(place).press("Enter")
        focused = page.evaluate("document.activeElement.id || document.activeElement.name")
        assert focused == target, f"the line leads to #{target}, the focus is in {focused!r}"
