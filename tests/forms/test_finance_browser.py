"""Actual figures in a real browser: live sums, a phone, Arabic, the keyboard, no barriers."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.values.test_reading import NONE, NUMBERS
from workflows.forms.models import AnswerSheet
from workflows.values.numbers import read_number

from .factories import make_sheet
from .report import make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def report(db: Any) -> AnswerSheet:
    """A report that nobody has written in."""
    return make_report(make_sheet())


def opened(browser: Browser, server: Any, report: AnswerSheet, *, language: str = "", **options: Any) -> Page:
    """The page of the report, for its owner."""
    client = Client()
    client.force_login(report.owner)
    context = browser.new_context(**options)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])
    page = context.new_page()
    page.goto(f"{server.url}{language}/forms/{report.pk}/figures/")
    return page


def fill(page: Page, amounts: dict[str, str]) -> None:
    """The cells say these amounts."""
    for name, amount in amounts.items():
        page.locator(f"#figures-{name}").fill(amount)


FIGURES = {
    "expenses-0-amount": "500",
    "expenses-1-amount": "250",
    "expenses-2-amount": "0",
    "own_cash-0-amount": "50",
    "in_kind-0-hours": "10",
    "donations-0-amount": "50",
}


def test_differences_and_sums_follow_while_people_type(
    browser: Browser, live_server: Any, report: AnswerSheet
) -> None:
    page = opened(browser, live_server, report)
    fill(page, {"expenses-0-amount": "500"})
    row = page.locator("tr", has=page.locator("#figures-expenses-0-amount"))
    expect(row.locator("[data-difference]")).to_have_text("+100,00\u00a0€ (+25,0\u00a0%)")
    expect(row.locator("[data-needed]")).to_be_visible()
    row.locator(".cell--reason input").fill("Zwei Termine mehr")
    expect(row.locator("[data-needed]")).to_be_hidden()
    fill(page, FIGURES)
    total = page.locator('[data-total="costs"]')
    expect(total.locator("[data-actual-sum]")).to_have_text("900,00\u00a0€")
    # Of 500 euros for the workshop 480 count: a fifth more than planned.
    expect(page.locator("[data-accepted]")).to_have_text("880,00\u00a0€")
    expect(page.locator("[data-final]")).to_have_text("600,00\u00a0€")
    expect(page.locator("[data-settlement-state]")).to_contain_text("120,00\u00a0€")
    page.locator("button[name=go][value=on]").last.click()
    page.wait_for_url("**/check/")
    report.refresh_from_db()
    assert report.answers["figures"]["expenses"][0]["reason"] == "Zwei Termine mehr"
    assert page.get_by_text("Zwei Termine mehr").is_visible()
    page.context.close()


def test_a_cost_that_was_not_planned_is_added_and_removed_by_keyboard(
    browser: Browser, live_server: Any, report: AnswerSheet
) -> None:
    page = opened(browser, live_server, report)
    page.locator("[data-add-row][value=figures-expenses]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figures-expenses-3-category")).to_be_focused()
    page.keyboard.press("End")
    for text in ("Druck", "80"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hasAttribute('data-remove-row')"):
            page.keyboard.press("Tab")
        page.keyboard.type(text)
    expect(page.locator('[data-total="costs"] [data-actual-sum]')).to_have_text("80,00\u00a0€")
    page.locator("[data-remove-row][value='figures-expenses:3']").press("Enter")
    expect(page.locator("#figures-expenses-3-category")).to_have_count(0)
    expect(page.locator('[data-total="costs"] [data-actual-sum]')).to_have_text("0,00\u00a0€")
    page.context.close()


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_barrier_and_no_sideways_scrolling(
    browser: Browser,
    live_server: Any,
    report: AnswerSheet,
    screenshots: Any,
    language: str,
    scheme: Any,
    width: int,
) -> None:
    size = {"width": width, "height": 800}
    page = opened(browser, live_server, report, language=language, viewport=size, color_scheme=scheme)
    fill(page, FIGURES)
    page.locator("button[name=go][value=on]").last.click()
    page.wait_for_selector(".error-summary")
    page.screenshot(
        path=screenshots / f"report-{width}-{language.strip('/') or 'de'}-{scheme}.png", full_page=True
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.context.close()


def test_without_javascript_the_server_does_it_all(
    browser: Browser, live_server: Any, report: AnswerSheet
) -> None:
    page = opened(browser, live_server, report, java_script_enabled=False)
    fill(page, FIGURES)
    page.locator("[data-add-row][value=figures-expenses]").click()
    page.locator("#figures-expenses-3-category").select_option("material")
    page.locator("#figures-expenses-3-description").fill("Garn")
    page.locator("#figures-expenses-3-amount").fill("10")
    page.locator("button[name=go][value=on]").last.click()
    page.wait_for_selector(".error-summary")
    assert page.locator("#figures-expenses-0-reason-error").is_visible()
    assert page.locator("#figures-expenses-3-reason-error").is_visible()
    fill(page, {"expenses-0-reason": "Mehr Termine", "expenses-3-reason": "Garn war aus"})
    page.locator("button[name=go][value=on]").last.click()
    page.wait_for_url("**/check/")
    page.context.close()


TYPED = [
    "1.234,50",
    "1,234.50",
    "1 234,5",
    "١٢",
    "0.125",
    "12.345",
    "5 Euro",
    "−3",
    "1.2.3",
    "",
    "x",
    "9" * 16,
]
TYPED += [*NUMBERS, *NONE]
TYPED += [
    "123456789012,99",
    "0,5",
    "1.234.567",
    "1,234,567.8",
    "۱۲٫۵",
    "1e5",
    "1_0",
    "+1",
    "00012,3",
    "9" * 16,
]


def test_the_browser_reads_amounts_exactly_as_the_server_does(
    browser: Browser, live_server: Any, report: AnswerSheet
) -> None:
    page = opened(browser, live_server, report)
    script = """async ([address, texts]) => {
        const { cents } = await import(address);
        return texts.map(cents).map((found) => (found === null ? null : String(found)));
    }"""
    found = page.evaluate(script, [f"{live_server.url}/static/forms/money.js", TYPED])

    def server(text: str) -> str | None:
        try:
            return str(int(read_number(text) * 100))
        except ValueError:
            return None

    assert dict(zip(TYPED, found, strict=True)) == {text: server(text) for text in TYPED}
    page.context.close()
