"""Two members work on the same page: each sees who changed what, and chooses."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from .house import DemoHouse, Visitor, text_of
from .runner import KOFI, draft, expect_saved, stored, violations

pytestmark = pytest.mark.browser
OLENA = "olena@example.org"
_joined: set[str] = set()


def _join(visit: Visitor, house: DemoHouse) -> None:
    """Olena becomes a member of Kofi's initiative, by invitation."""
    if house.url in _joined:
        return
    page = visit(as_=OLENA)
    if (page.goto(draft(house, visit)) or page).status != 200:  # type: ignore[union-attr]
        host = visit(as_=KOFI)
        host.goto("/people/organisations/")
        host.locator("main a[href*='/organisations/']:not([href$='/new/'])").first.click()
        host.locator("main a[href$='/invite/']").click()
        host.locator("main input[type=email]").fill(OLENA)
        choice = host.locator("main [name=function]").first
        if choice.evaluate("e => e.tagName") == "SELECT":
            choice.select_option("project_lead")
        else:
            host.locator("main [name=function][value=project_lead]").check(force=True)
        known = len(house.mails(OLENA))
        host.locator("main form button.button").first.click()
        mail = text_of(house.wait_for_mail(OLENA, "/invitation/", after=known))
        link = re.search(r"/\S*invitation/\S+", mail.partition(house.url)[2] or mail)
        assert link
        page.goto(link[0])
        page.locator("main form button.button").first.click()
        page.wait_for_load_state()
    _joined.add(house.url)


def _other_answer(visit: Visitor, path: str, text: str) -> None:
    """Olena saves hers. Nothing is closed here: a page closed while the next one comes may never answer."""
    page = visit(as_=OLENA, javascript=False)
    page.goto(path)
    page.locator("[name=title]").fill(text)
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(f"**{path.removesuffix('idea/')}")


def _new(text: str) -> str:
    """Said nowhere yet: a second try finds what the first one left."""
    return f"{text} {token_hex(3)}"


def _write(page: Page, text: str) -> None:
    page.locator("[name=title]").fill(text)
    page.locator("[name=need]").focus()


def test_with_javascript_the_choice_comes_up_at_the_question(visit: Visitor, demo_house: DemoHouse) -> None:
    """By keyboard: keep mine; another time, take theirs."""
    _join(visit, demo_house)
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, width=360)
    page.goto(path)
    theirs, mine, again = _new("Olenas Titel"), _new("Kofis Titel"), _new("Noch einmal Olena")
    _other_answer(visit, path, theirs)
    _write(page, mine)
    box = page.locator("#q-title [data-conflict-box]")
    expect(box).to_contain_text("Olena Kovalenko")
    expect(box).to_contain_text(theirs)
    expect(page.locator("[name=title]")).to_have_value(mine)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []
    page.locator("#choose-title").focus()
    page.keyboard.press("ArrowDown")  # looking at the other choice decides nothing yet
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect_saved(page)
    assert stored(demo_house, visit, path, "title") == mine

    _other_answer(visit, path, again)
    _write(page, _new("Noch einmal Kofi"))
    page.locator("#choose-title").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    expect(page.locator("[name=title]")).to_have_value(again)
    expect(page.locator("[name=title]")).to_be_focused()
    assert stored(demo_house, visit, path, "title") == again


def test_without_javascript_nothing_is_overwritten_unseen(visit: Visitor, demo_house: DemoHouse) -> None:
    """Both answers are shown, and sending the page again without choosing asks again."""
    _join(visit, demo_house)
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, javascript=False)
    page.goto(path)
    theirs, mine, need = _new("Von Olena"), _new("Von Kofi"), _new("Davon wusste niemand etwas.")
    _other_answer(visit, path, theirs)
    page.locator("[name=title]").fill(mine)
    page.locator("[name=need]").fill(need)
    send = page.locator("main button[name=go][value=list]")
    send.click()
    box = page.locator("#q-title [data-conflict-box]")
    expect(box).to_contain_text(theirs)
    expect(page.locator("[name=title]")).to_have_value(mine)
    assert stored(demo_house, visit, path, "need") == need
    page.locator("main button[name=go][value=list]").click()
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#choose-title")
    expect(box.locator(".field__error")).to_be_visible()
    assert stored(demo_house, visit, path, "title") == theirs
    page.locator("label[for=choose-title-mine]").click()
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(f"**{draft(demo_house, visit)}")
    assert stored(demo_house, visit, path, "title") == mine
