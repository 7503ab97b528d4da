"""Saving while people type: what is said, what is tried again, and that nothing typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from .house import DemoHouse, Visitor
from .runner import KOFI, draft, expect_said, expect_saved, kept_on_device, state, stored, violations

pytestmark = pytest.mark.browser


def test_without_a_connection_it_says_so_and_saves_once_there_is_one(
    visit: Visitor, demo_house: DemoHouse
) -> None:
    """The line tells both; the device keeps the text only as long as the server does not have it."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI, width=360)
    page.goto(path)
    expect(state(page)).to_have_attribute("role", "status")
    page.context.set_offline(True)
    page.locator("[name=title]").fill("Radwerkstatt am Kanal")
    page.locator("[name=short_text]").focus()
    expect_said(page, "offline")
    assert len(kept_on_device(page)) == 1
    assert violations(page) == []
    page.context.set_offline(False)
    expect_saved(page)
    assert kept_on_device(page) == []
    assert stored(demo_house, visit, path, "title") == "Radwerkstatt am Kanal"


def test_a_page_is_not_sent_into_nowhere(visit: Visitor, demo_house: DemoHouse) -> None:
    """Pressing the button without a connection keeps the page on the screen."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI)
    page.goto(path)
    page.context.set_offline(True)
    page.locator("[name=need]").fill("Im Viertel gibt es keine Werkstatt.")
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect_said(page, "offline")
    assert page.locator("[name=need]").input_value() == "Im Viertel gibt es keine Werkstatt."
    page.context.set_offline(False)
    expect_saved(page)


def _die_without_a_connection(page: Page) -> None:
    """The browser is gone before it could try once more; only then the connection is back.

    A page that is merely closed sends a last time, and Chromium lifts its offline mode with the page: a try
    that was just due would arrive.
    """
    context = page.context
    page.evaluate("""() => {
        for (const [target, type] of [[window, "pagehide"], [document, "visibilitychange"]])
            target.addEventListener(type, (event) => event.stopImmediatePropagation(), true)
        window.fetch = () => Promise.reject(new TypeError("gone"))
        navigator.sendBeacon = () => false
    }""")
    page.close()
    context.set_offline(False)


def test_what_never_arrived_is_offered_on_return(visit: Visitor, demo_house: DemoHouse) -> None:
    """Put back it is saved; thrown away it is gone."""
    path = f"{draft(demo_house, visit)}idea/"
    first = visit(as_=KOFI)
    first.goto(path)
    first.context.set_offline(True)
    first.locator("[name=need]").fill("Unterwegs getippt.")
    first.locator("[name=title]").focus()
    expect_said(first, "offline")
    context = first.context
    _die_without_a_connection(first)

    page = context.new_page()
    page.goto(path)
    box = page.locator("[data-offer-box]")
    expect(box).to_be_visible()
    assert page.locator("[name=need]").input_value() != "Unterwegs getippt."
    assert violations(page) == []
    box.locator("[data-offer-take]").press("Enter")
    expect(box).to_have_count(0)
    expect(page.locator("[name=need]")).to_be_focused()
    expect_saved(page)
    assert stored(demo_house, visit, path, "need") == "Unterwegs getippt."

    page.context.set_offline(True)
    page.locator("[name=need]").fill("Nicht so gemeint.")
    expect_said(page, "offline")
    _die_without_a_connection(page)
    page = context.new_page()
    page.goto(path)
    page.locator("[data-offer-drop]").press("Enter")
    expect(page.locator("[data-offer-box]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-offer-box]")).to_have_count(0)
    assert page.locator("[name=need]").input_value() == "Unterwegs getippt."


def test_leaving_the_page_saves_what_was_typed_last(visit: Visitor, demo_house: DemoHouse) -> None:
    """Also when the field was never left."""
    sheet = draft(demo_house, visit)
    page = visit(as_=KOFI)
    page.goto(f"{sheet}idea/")
    page.locator("[name=title]").fill("")
    page.locator("[name=title]").press_sequentially("Werkstatt im Sommer")
    typed = page.locator("[name=title]").input_value()
    page.goto(sheet)
    page.wait_for_timeout(700)
    assert stored(demo_house, visit, f"{sheet}idea/", "title") == typed


def test_a_page_that_arrived_leaves_nothing_on_the_device(visit: Visitor, demo_house: DemoHouse) -> None:
    """The next page of the form knows that it has arrived."""
    sheet = draft(demo_house, visit)
    page = visit(as_=KOFI)
    page.goto(f"{sheet}idea/")
    page.locator("[name=title]").fill("Radwerkstatt")
    page.locator("main button[name=go][value=list]").click()
    page.wait_for_url(f"**{sheet}")
    page.wait_for_timeout(300)
    assert kept_on_device(page) == []


def test_signing_out_leaves_nothing_on_the_device(visit: Visitor) -> None:
    """Whatever had not arrived: others may use this device next."""
    page = visit()
    page.goto("/demo/sign-in/")
    page.locator("main form", has=page.locator("[value='olena@example.org']")).locator("button").click()
    page.evaluate("localStorage.setItem('forms:x:y:z:title', JSON.stringify({at: Date.now(), fields: []}))")
    page.goto("/account/logout/")
    page.locator("main form button.button").first.click()
    page.wait_for_load_state()
    assert kept_on_device(page) == []
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


def test_the_server_in_trouble_is_told_apart_from_no_connection(
    visit: Visitor, demo_house: DemoHouse
) -> None:
    """And tried again after a while without anybody doing anything."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI)
    page.goto(path)
    page.route("**/autosave/", lambda route: route.fulfill(status=503, body="down"), times=1)
    page.locator("[name=title]").fill("Radwerkstatt für alle")
    page.locator("[name=need]").focus()
    expect_said(page, "failed")
    expect_saved(page)
    assert stored(demo_house, visit, path, "title") == "Radwerkstatt für alle"


def test_words_left_are_counted_and_too_many_are_refused(visit: Visitor, demo_house: DemoHouse) -> None:
    """Live in the browser, and by the server whatever the browser says."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=KOFI)
    page.goto(path)
    counter = page.locator("[data-words-for=need]")
    field = page.locator(f"#{counter.get_attribute('data-words-for')}")
    most = int(str(counter.get_attribute("data-words-max")))
    assert str(counter.get_attribute("id")) in str(field.get_attribute("aria-describedby"))
    field.fill("Wort " * (most - 3))
    expect(counter).to_have_text(str(counter.get_attribute("data-words-left")).replace("{n}", "3"))
    field.fill("Wort " * (most + 2))
    expect(counter).to_have_text(str(counter.get_attribute("data-words-over")).replace("{n}", "2"))
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(".error-summary")).to_contain_text(str(most))
    field.fill("Kurz.")
    field.blur()
    expect_saved(page)
