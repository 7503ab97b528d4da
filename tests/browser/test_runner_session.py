"""A session that ends while people write: nothing typed is lost, and nobody else gets it."""

import re

import pytest
from playwright.sync_api import Page, expect

from .house import DemoHouse, Visitor
from .runner import KOFI, draft, expect_said, expect_saved, kept_on_device, state, stored, violations
from .sign_in import sign_in

pytestmark = pytest.mark.browser


def _lose_the_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def test_with_javascript_saving_goes_on_after_signing_in_beside(
    visit: Visitor, demo_house: DemoHouse
) -> None:
    """The page stays, a link opens the sign-in in a new tab, and coming back is enough."""
    path = f"{draft(demo_house, visit)}goals/"
    page = visit(as_=KOFI)
    page.goto(path)
    _lose_the_session(page)
    field = page.locator("[name=goals-0-goal]")
    field.fill("Zwanzig Räder im Monat")
    page.locator("[name=goals-0-measure]").focus()
    expect_said(page, "expired")
    assert violations(page) == []
    assert len(kept_on_device(page)) == 1
    with page.context.expect_page() as opened:
        state(page).locator("a").click()
    beside = opened.value
    beside.wait_for_load_state()
    sign_in(beside, demo_house, KOFI)
    beside.wait_for_url(f"**{path}")
    beside.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect_saved(page)
    assert field.input_value() == "Zwanzig Räder im Monat"
    assert kept_on_device(page) == []
    assert stored(demo_house, visit, path, "goals-0-goal") == "Zwanzig Räder im Monat"
    # The key of the form is fresh as well: the whole page can be sent.
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))


@pytest.mark.parametrize("javascript", [False, True])
def test_a_page_sent_without_a_session_comes_back_with_everything(
    visit: Visitor, demo_house: DemoHouse, javascript: bool
) -> None:
    """Sign-in says that it is kept; then it is in its fields, not saved until people save it."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, javascript=False)
    page.goto(path)
    title, need = f"Werkstatt {javascript}", f"Weil niemand Räder repariert. {javascript}"
    page.locator("[name=title]").fill(title)
    page.locator("[name=need]").fill(need)
    _lose_the_session(page)
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    assert "/account/login/" in page.url
    expect(page.locator(".messages")).to_be_visible()
    if javascript:
        cookies = page.context.cookies()
        page = visit(javascript=True)
        page.context.add_cookies([*cookies, demo_house.session_cookie(KOFI)])
    assert stored(demo_house, visit, path, "title") != title
    if javascript:
        page.goto(path)
    else:
        sign_in(page, demo_house, KOFI)
        page.wait_for_url(f"**{path}")
    expect(page.locator("[name=title]")).to_have_value(title)
    expect(page.locator("[name=need]")).to_have_value(need)
    expect(page.locator("main .notice--info").first).to_be_visible()
    if javascript:
        expect_saved(page)
        assert violations(page) == []
    else:
        page.locator("main button[name=go][value=list]").click()
        page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))
    assert stored(demo_house, visit, path, "title") == title
    page.goto(path)
    expect(page.locator("main .notice--info")).to_have_count(0)


def test_nobody_else_gets_what_was_kept(visit: Visitor, demo_house: DemoHouse) -> None:
    """Neither the next person at the same device nor the same person elsewhere."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, javascript=False)
    page.goto(path)
    page.locator("[name=need]").fill("Ganz vertraulich.")
    _lose_the_session(page)
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    assert "vertraulich" not in page.content()
    page.context.add_cookies([demo_house.session_cookie("amira@example.org")])
    answer = page.goto(path)
    assert answer
    assert answer.status == 403
    assert "vertraulich" not in page.content()
    assert "vertraulich" not in stored(demo_house, visit, path, "need")


def test_a_form_from_before_the_last_sign_in_is_kept_too(visit: Visitor, demo_house: DemoHouse) -> None:
    """Signing in again makes the key of open pages worthless; what stands in them is not lost."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, javascript=False)
    page.goto(path)
    page.locator("[name=need]").fill("Aus dem alten Fenster.")
    beside = page.context.new_page()
    _lose_the_session(beside)
    beside.goto("/demo/sign-in/")
    beside.locator("main form", has=beside.locator(f"[value='{KOFI}']")).locator("button").click()
    beside.wait_for_load_state()
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(f"**{path}")
    expect(page.locator("[name=need]")).to_have_value("Aus dem alten Fenster.")
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))
    assert stored(demo_house, visit, path, "need") == "Aus dem alten Fenster."
