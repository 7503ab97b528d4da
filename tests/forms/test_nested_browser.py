"""A list inside a list while people type: rows of both come and go, and each row judges itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.forms.sample_nested import CODE, register
from tests.forms.sample_rows import make
from tests.forms.test_row_conditions_browser import open_page
from workflows.forms import registry
from workflows.forms.reading.summary import used_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SESSION = {"what": "Chor", "kind": "paid", "fee": "20.00"}


@pytest.fixture(autouse=True)
def nested_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


def test_rows_of_both_levels(browser: Browser, live_server: Any) -> None:
    sheet = make([{"day": "Montag", "sessions": [SESSION]}], code=CODE, question="days")
    page = open_page(browser, sheet, live_server.url)
    assert Axe().run(page).violations_count == 0
    count = page.locator("output[name=days-0-number]")
    expect(count).to_have_text("1")
    expect(page.locator("output[name=days-0-sessions-0-double]")).to_have_text("40,00\u00a0€")
    expect(page.locator("[name=days-0-break]")).to_be_hidden()
    # One more session of the first day: its own cells follow its own answers, and the day counts it.
    page.locator("[data-rows='days-0-sessions'] > .rows__add [data-add-row]").click()
    expect(page.locator("[name=days-0-sessions-1-what]")).to_be_focused()
    page.locator("[name=days-0-sessions-1-what]").fill("Tanz")
    expect(count).to_have_text("2")
    expect(page.locator("[name=days-0-break]")).to_be_visible()
    expect(page.locator("[name=days-0-sessions-1-fee]")).to_be_hidden()
    page.locator("[name=days-0-sessions-1-kind]").select_option("paid")
    page.locator("[name=days-0-sessions-1-fee]").fill("3")
    expect(page.locator("output[name=days-0-sessions-1-double]")).to_have_text("6,00\u00a0€")
    # One more day, with sessions of its own.
    page.locator("[data-rows=days] > .rows__add [data-add-row]").click()
    expect(page.locator("[name=days-1-day]")).to_be_focused()
    page.locator("[name=days-1-day]").fill("Dienstag")
    page.locator("[name=days-1-sessions-0-what]").fill("Lesung")
    page.locator("[name=days-1-sessions-0-kind]").select_option("free")
    page.locator("[data-rows='days-1-sessions'] > .rows__add [data-add-row]").click()
    expect(page.locator("[name=days-1-sessions-1-what]")).to_be_focused()
    rows = page.locator("[data-rows='days-1-sessions'] > [data-row-list] > [data-row]")
    expect(rows.nth(1).locator("> legend [data-row-number]")).to_have_text("2")
    expect(count).to_have_text("2")
    # The first session goes, and only this one.
    page.locator("[data-rows='days-0-sessions'] [data-remove-row]").first.click()
    expect(count).to_have_text("1")
    expect(page.locator("[name=days-0-sessions-1-what]")).to_have_value("Tanz")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("main button[name=go][value=on]").last.click()
    page.wait_for_url("**/more/")
    sheet.refresh_from_db()
    assert used_answers(sheet)["days"] == [
        {
            "day": "Montag",
            "sessions": [{"what": "Tanz", "kind": "paid", "fee": "3.00", "double": "6.00"}],
            "number": 1,
        },
        {"day": "Dienstag", "sessions": [{"what": "Lesung", "kind": "free"}], "number": 1},
    ]
    page.context.close()


def test_what_was_typed_without_a_connection_comes_back(browser: Browser, live_server: Any) -> None:
    sheet = make([{"day": "Montag", "sessions": [SESSION]}], code=CODE, question="days")
    page = open_page(browser, sheet, live_server.url)
    page.route("**/autosave/", lambda route: route.abort())
    page.locator("[data-rows=days] > .rows__add [data-add-row]").click()
    page.locator("[data-rows='days-1-sessions'] > .rows__add [data-add-row]").click()
    page.locator("[name=days-1-sessions-1-what]").fill("Tanz")
    page.locator("[name=days-1-day]").fill("Dienstag")
    page.unroute("**/autosave/")
    page.reload()
    page.locator("[data-offer-take]").click()
    expect(page.locator("[name=days-1-sessions-1-what]")).to_have_value("Tanz")
    expect(page.locator("[name=days-1-day]")).to_have_value("Dienstag")
    expect(page.locator("[data-rows=days] > [data-row-list] > [data-row]")).to_have_count(2)
    page.context.close()
