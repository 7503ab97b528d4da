"""The screens of a guided form: by keyboard, in Arabic on a small phone, on paper, gone on with elsewhere."""

import pytest
from playwright.sync_api import Page, expect

from .answers import answer
from .house import DemoHouse, Visitor
from .runner import KOFI, draft, expect_saved, violations

pytestmark = pytest.mark.browser


def _tab_to(page: Page, selector: str) -> None:
    for _turn in range(80):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches {selector}")


def test_a_page_by_keyboard_alone(visit: Visitor, demo_house: DemoHouse) -> None:
    """Rows, fields and the way on, each reached by the tab key and seen."""
    page = visit(as_=KOFI)
    page.goto(f"{draft(demo_house, visit)}goals/")
    _tab_to(page, "[name=goals-0-goal]")
    page.keyboard.type("Zehn Kurse im Jahr")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    _tab_to(page, "[name=goals-0-measure]")
    page.keyboard.type("Liste der Teilnehmenden")
    _tab_to(page, "#q-goals [data-add-row]")
    rows = page.locator("#q-goals [data-row]").count()
    page.keyboard.press("Enter")
    expect(page.locator("#q-goals [data-row]")).to_have_count(rows + 1)
    assert page.evaluate("document.activeElement.closest('[data-row]') !== null")
    _tab_to(page, f"#q-goals [data-row]:nth-of-type({rows + 1}) [data-remove-row]")
    page.keyboard.press("Enter")
    expect(page.locator("#q-goals [data-row]")).to_have_count(rows)
    assert page.evaluate("document.activeElement !== document.body")
    _tab_to(page, "button[name=go][value=list]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{draft(demo_house, visit)}")


def test_arabic_on_a_small_phone(visit: Visitor, demo_house: DemoHouse) -> None:
    """Every page of the form fits, runs from right to left and is accessible."""
    page = visit(as_=KOFI, width=360, language="ar")
    sheet = f"/ar{draft(demo_house, visit)}"
    page.goto(sheet)
    steps = [str(each.get_attribute("href")) for each in page.locator("main .task-list a").all()]
    assert len(steps) >= 8
    faults = []
    for path in steps:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            faults.append(f"{path} is too wide")
        expect(page.locator("main progress").first).to_be_visible()
        faults += [f"{path}: {fault}" for fault in violations(page)]
    assert faults == []


def test_questions_that_come_up_without_javascript_are_not_errors(
    visit: Visitor, demo_house: DemoHouse
) -> None:
    """They are marked as new; only sent empty a second time they are missing."""
    sheet = draft(demo_house, visit)
    page = visit(as_=KOFI, javascript=False)
    page.goto(f"{sheet}protection/")
    hidden = page.locator("main .question[hidden]")
    if not hidden.count():
        answer(page, "minors", "no")
        page.locator("main button[name=go][value=list]").click()
        page.goto(f"{sheet}protection/")
    new = str(hidden.first.get_attribute("id"))
    for field in page.locator("main .question:visible textarea").all():
        field.fill("Alle kommen ohne Stufen herein.")
    answer(page, "minors", "yes")
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(f"#{new}")).to_be_visible()
    assert page.url.endswith(f"#{new}")
    expect(page.locator(f"#{new} .question__new")).to_be_visible()
    expect(page.locator(f"#{new} .field__error")).to_have_count(0)
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(".error-summary")).to_be_visible()


def test_going_on_elsewhere_lands_where_people_stopped(visit: Visitor, demo_house: DemoHouse) -> None:
    """Begun at the desk, gone on with on a phone."""
    sheet = draft(demo_house, visit)
    page = visit(as_=KOFI)
    page.goto(f"{sheet}people/")
    number = "8" if page.locator("[name=volunteers]").input_value() == "7" else "7"
    answer(page, "volunteers", number)
    page.locator("main h1").click()
    expect_saved(page)
    phone = visit(as_=KOFI, width=360)
    phone.goto(sheet)
    phone.locator("main .actions a.button").first.click()
    assert f"{sheet}people/" in phone.url
    expect(phone.locator("[name=volunteers]")).to_have_value(number)


def test_on_paper(visit: Visitor, demo_house: DemoHouse) -> None:
    """With the answers, and empty with room to write; buttons and menus stay away."""
    sheet = draft(demo_house, visit)
    page = visit(as_=KOFI)
    page.goto(f"{sheet}people/")
    answer(page, "volunteers", "7")
    page.locator("main h1").click()
    expect_saved(page)
    page.goto(sheet)
    page.locator("main .ways a").first.click()
    expect(page.locator("[data-print]")).to_be_visible()
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("7")
    page.goto(f"{sheet}print/?blank")
    expect(page.locator(".read-questions__lines").first).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator(".read-questions__lines").first).to_be_hidden()
    assert violations(page) == []
