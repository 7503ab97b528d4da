"""Cells of a row come and go while people type, the sums follow, and what is saved is what stands there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, expect

from tests.forms.sample_rows import CODE, make, register
from workflows.forms import registry
from workflows.forms.reading.summary import used_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def rows_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


def test_cells_of_a_row_follow_its_answers(browser: Browser, live_server: Any) -> None:
    sheet = make(
        [
            {"name": "Ana", "kind": "paid", "fee": "120.00", "why": "Weit weg", "phone": "+4968112345"},
            {"name": "Ben", "kind": "free", "fee": "400.00"},
        ]
    )
    client = Client()
    client.force_login(sheet.owner)
    context = browser.new_context(viewport={"width": 360, "height": 800})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/forms/{sheet.pk}/all/")
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
    context.close()
