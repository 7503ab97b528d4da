"""Cells of a row come and go while people type, the sums follow, and what is saved is what stands there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.forms import sample_row_files, sample_sums
from tests.forms.sample_rows import CODE, make, register
from tests.forms.screens import PDF
from workflows.forms import registry
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import used_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def rows_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    sample_sums.register()
    sample_row_files.register()
    yield
    for code in (CODE, sample_sums.CODE, sample_row_files.CODE):
        registry._KINDS.pop(code, None)


def open_page(browser: Browser, sheet: AnswerSheet, server: str) -> Page:
    """The first page on a phone, its owner signed in."""
    client = Client()
    client.force_login(sheet.owner)
    context = browser.new_context(viewport={"width": 360, "height": 800})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])
    page = context.new_page()
    page.goto(f"{server}/forms/{sheet.pk}/all/")
    return page


def test_cells_of_a_row_follow_its_answers(browser: Browser, live_server: Any) -> None:
    sheet = make(
        [
            {"name": "Ana", "kind": "paid", "fee": "120.00", "why": "Weit weg", "phone": "+4968112345"},
            {"name": "Ben", "kind": "free", "fee": "400.00"},
        ]
    )
    page = open_page(browser, sheet, live_server.url)
    expect(page.locator("[name=experts-0-fee]")).to_be_visible()
    expect(page.locator("[name=experts-1-fee]")).to_be_hidden()
    expect(page.locator("output[name=total]")).to_have_text("120,00\u00a0€")
    page.locator("[name=experts-1-kind]").select_option("paid")
    expect(page.locator("[name=experts-1-why]")).to_be_visible()
    expect(page.locator("output[name=total]")).to_have_text("520,00\u00a0€")
    page.locator("[name=experts-0-kind]").select_option("free")
    expect(page.locator("[name=experts-0-fee]")).to_be_hidden()
    expect(page.locator("output[name=total]")).to_have_text("400,00\u00a0€")
    page.locator("[data-add-row]").click()
    expect(page.locator("[name=experts-2-name]")).to_be_focused()
    expect(page.locator("[name=experts-2-fee]")).to_be_hidden()
    page.locator("[name=experts-1-phone]").fill("0681 54321")
    page.locator("main button[name=go][value=on]").last.click()
    page.wait_for_url("**/more/")
    sheet.refresh_from_db()
    assert used_answers(sheet)["experts"] == [
        {"name": "Ana", "kind": "free", "phone": "+4968112345"},
        {"name": "Ben", "kind": "paid", "fee": "400.00", "phone": "+4968154321"},
    ]
    page.context.close()


def test_rows_calculate_while_people_type(browser: Browser, live_server: Any) -> None:
    row = {"what": "Stühle", "pieces": 12, "price": "19.99", "freight": "15.00"}
    sheet = make([row], code=sample_sums.CODE, question="things")
    page = open_page(browser, sheet, live_server.url)
    cost, total = page.locator("output[name=things-0-cost]"), page.locator("output[name=total]")
    expect(cost).to_have_text("239,88\u00a0€")
    expect(total).to_have_text("254,88\u00a0€")
    page.locator("[name=things-0-pieces]").fill("2")
    expect(cost).to_have_text("39,98\u00a0€")
    expect(page.locator("[name=things-0-freight]")).to_be_hidden()
    expect(total).to_have_text("39,98\u00a0€")
    expect(page.locator("[name=why]")).to_be_hidden()
    page.locator("[data-add-row]").click()
    expect(page.locator("output[name=things-1-cost]")).to_have_text("–")
    page.locator("[name=things-1-pieces]").fill("50")
    page.locator("[name=things-1-price]").fill("10")
    expect(page.locator("output[name=things-1-sum]")).to_have_text("500,00\u00a0€")
    expect(total).to_have_text("539,98\u00a0€")
    expect(page.locator("output[name=kinds]")).to_have_text("2")
    # One value out of two others on the same page, and a question that their sum brings up.
    expect(page.locator("output[name=average]")).to_have_text("26.999,0\u00a0%")
    expect(page.locator("[name=why]")).to_be_visible()
    page.context.close()


def test_files_go_into_their_row_at_once(browser: Browser, live_server: Any) -> None:
    row = {"what": "Bühne", "kind": "paid"}
    sheet = make([row], code=sample_row_files.CODE, question="things")
    page = open_page(browser, sheet, live_server.url)
    page.locator("[data-add-row]").click()
    expect(page.locator("[name=things-1-what]")).to_be_focused()
    page.locator("[name=things-1-what]").fill("Licht")
    page.locator("[name=things-1-kind]").select_option("paid")
    rows = page.locator("[data-row]")
    chosen = [{"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": PDF} for name in "ab"]
    page.locator("[name=things-1-offer-new]").set_input_files(chosen)
    expect(rows.nth(1).locator(".file-list a")).to_have_text(["a.pdf", "b.pdf"])
    expect(rows.nth(0).locator(".file-list a")).to_have_count(0)
    expect(page.locator("[name=things-1-offer-new]")).to_be_hidden()
    # How many files the row has decides about its next question.
    expect(page.locator("[name=things-1-note]")).to_be_visible()
    expect(page.locator("[name=things-0-note]")).to_be_hidden()
    rows.nth(1).locator("[data-remove-file]").first.click()
    expect(page.locator("[name=things-1-offer-new]")).to_be_visible()
    expect(page.locator("[name=things-1-note]")).to_be_hidden()
    expect(rows.nth(1).locator("[data-remove-file]")).to_be_focused()
    # The first row goes, the file stays with the other one.
    with page.expect_response("**/autosave/**"):
        rows.nth(0).locator("[data-remove-row]").click()
    expect(rows).to_have_count(1)
    page.wait_for_timeout(1500)
    sheet.refresh_from_db()
    (kept,) = sheet.answers["things"]
    assert (kept["what"], [file["name"] for file in kept["offer"]]) == ("Licht", ["b.pdf"])
    page.context.close()
