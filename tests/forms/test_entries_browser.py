"""A list whose rows have pages of their own, with a script and without, on a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.forms.sample_entries import CODE, register
from tests.forms.sample_rows import make
from workflows.forms import registry
from workflows.forms.models import AnswerSheet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = "**/autosave/**"


@pytest.fixture(autouse=True)
def entries_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


def open_page(
    browser: Browser, sheet: AnswerSheet, server: str, *, script: bool = True, language: str = ""
) -> Page:
    """The page with the list on a phone, its owner signed in."""
    client = Client()
    client.force_login(sheet.owner)
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])
    page = context.new_page()
    page.goto(f"{server}{language}/forms/{sheet.pk}/all/")
    return page


def names(sheet: AnswerSheet) -> list[str]:
    sheet.refresh_from_db()
    return [row["what"] for row in sheet.answers["things"]]


def test_rows_one_by_one_with_a_script(browser: Browser, live_server: Any) -> None:
    sheet = make([{"what": "Bühne", "kind": "free", "price": "12.50"}], code=CODE, question="things")
    page = open_page(browser, sheet, live_server.url)
    expect(page.locator("output[name=total]")).to_have_text("12,50\u00a0€")
    expect(page.locator("[name=why]")).to_be_hidden()
    page.get_by_role("button", name="Weiteren Eintrag").click()
    expect(page.locator("h1")).to_contain_text("Sache 2 (neu)")
    expect(page.locator("[name=things-1-offer-new]")).to_be_hidden()
    # What is typed is kept at once, as one row however often it is saved.
    for what in ("Li", "Licht"):
        with page.expect_response(SAVED):
            page.locator("[name=things-1-what]").fill(what)
            page.locator("[name=things-1-kind]").focus()
    assert names(sheet) == ["Bühne", "Licht"]
    with page.expect_response(SAVED):
        page.locator("[name=things-1-kind]").select_option("free")
    page.locator("[name=things-1-price]").fill("7,50")
    page.get_by_role("button", name="Speichern und noch einen Eintrag").click()
    expect(page.locator("h1")).to_contain_text("Sache 3 (neu)")
    page.get_by_role("button", name="Speichern und zurück zur Liste").click()
    assert names(sheet) == ["Bühne", "Licht"]
    # Back on the list: the sum and a question that the number of rows brings up.
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator("output[name=total]")).to_have_text("20,00\u00a0€")
    expect(page.locator("[name=why]")).to_be_visible()
    page.locator("[name=title]").fill("Fest")
    page.get_by_role("button", name="Ändern – Sache 1").click()
    page.locator("[name=things-0-what]").fill("Große Bühne")
    page.get_by_role("button", name="Speichern und zurück zur Liste").click()
    expect(page.locator("[name=title]")).to_have_value("Fest")
    expect(page.locator("#things-0")).to_be_focused()
    assert names(sheet) == ["Große Bühne", "Licht"]
    page.context.close()


def test_rows_one_by_one_without_a_script_in_arabic(browser: Browser, live_server: Any) -> None:
    rows = [{"what": name, "kind": "free"} for name in ("Bühne", "Licht", "Zelt")]
    sheet = make(rows, code=CODE, question="things")
    page = open_page(browser, sheet, live_server.url, script=False, language="/ar")
    page.locator(".entry").nth(1).locator("summary").click()
    page.locator(".entry").nth(1).locator("button[name=drop]").click()
    expect(page.locator(".entry")).to_have_count(2)
    assert names(sheet) == ["Bühne", "Zelt"]
    page.locator("button[name=open][value='things:1']").click()
    expect(page.locator("h1")).to_contain_text("2 من 2")
    page.locator("[name=things-1-price]").fill("viel")
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#things-1-price")
    expect(page.locator("[name=things-1-price]")).to_have_value("viel")
    page.locator("[name=things-1-price]").fill("8")
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(".entry").nth(1)).to_contain_text("Zelt")
    width = page.locator("html").evaluate("each => each.scrollWidth")
    assert width <= 360
    page.context.close()


@pytest.mark.parametrize("language", ["", "/ar"])
def test_axe_has_nothing_to_say(browser: Browser, live_server: Any, language: str) -> None:
    sheet = make([{"what": "Bühne", "kind": "paid"}], code=CODE, question="things")
    page = open_page(browser, sheet, live_server.url, language=language)
    for address in ("", "?entry=things:0&from=check", "?entry=things:new"):
        page.goto(f"{live_server.url}{language}/forms/{sheet.pk}/all/{address}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
