"""Journey (a) on: the same call in Arabic on a phone, from the offer to the closed file with its payments."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .answers import answer, answer_all
from .house import DemoHouse, Visitor
from .sign_in import read_code

# A case of its own, so that either worker can take it beside the first part of the journey.
pytestmark = pytest.mark.browser

AMIRA = "amira@example.org"
TITLE = "حكايات الجدات"  # approved, waits for the group's signature
PRIMARY = "main form button.button:not(.button--secondary):not(.button--quiet)"
STEPS = "main a[href*='/grants/steps/']"


def _fits(page: Page) -> None:
    """The screen is written from right to left and no wider than the phone."""
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.locator(PRIMARY).last.click()
    expect(page.locator(".error-summary")).to_have_count(0)


def _find(page: Page) -> str:
    """The address of the case, from the first screen of whoever signs in."""
    page.goto("/ar/desk/")
    with page.expect_navigation():
        page.locator("main li").filter(has_text=TITLE).locator("a").first.click()
    links = [page.url, *(str(each.get_attribute("href")) for each in page.locator("a").all())]
    return next(link for link in links if re.search(r"/cases/[0-9a-f-]{36}/$", link))


def _turn(page: Page, case: str) -> None:
    """The group opens what it has to do next, from the page of its case."""
    page.goto(case)
    _fits(page)
    with page.expect_navigation():
        page.locator(STEPS).first.click()
    _fits(page)


def _task(visit: Visitor, person: str, given: dict[str, Any]) -> Page:
    """Somebody of the house opens the case from their tasks, answers and sends."""
    page = visit(as_=f"{person}@example.org")
    page.goto("/desk/")
    with page.expect_navigation():
        page.locator("main li").filter(has_text=TITLE).locator("a").first.click()
    answer_all(page, given)
    _send(page)
    return page


def _sign(page: Page, case: str, house: DemoHouse) -> None:
    """By the code from a mail; without a name nothing is signed."""
    _turn(page, case)
    known = len(house.mails(AMIRA))
    with page.expect_navigation():
        page.locator("main form[action*='/signing-code/'] button").click()
    house.wait_for_mail(AMIRA, "", after=known)
    answer_all(page, {"code": read_code(house, AMIRA), "agreed": True})
    with page.expect_navigation():
        page.locator(PRIMARY).last.click()
    expect(page.locator(".error-summary")).to_be_visible()
    answer_all(page, {"name": "أميرة حداد", "code": read_code(house, AMIRA), "agreed": True})
    _send(page)


def _ask_for_money(page: Page, case: str) -> None:
    """More than the first instalment is refused in a sentence, and nothing that was typed is lost."""
    _turn(page, case)
    due = date.today() + timedelta(14)
    day = {"due_on_1_day": due.day, "due_on_1_month": due.month, "due_on_1_year": due.year}
    answer_all(page, {name: str(value) for name, value in day.items()})
    answer_all(page, {"what_1": "كتب وملصقات", "amount_1": "9.000,00"})
    with page.expect_navigation():
        page.locator(PRIMARY).last.click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("main [name=what_1]")).to_have_value("كتب وملصقات")
    answer(page, "amount_1", "400,00")
    _send(page)


def _run_payments(visit: Visitor) -> None:
    """The cash desk hands the file to the bank."""
    page = visit(as_="bernd.kasper@example.org")
    page.goto("/grants/payments/")
    expect(page.locator("main")).to_contain_text("400,00")
    with page.expect_navigation():
        page.locator(PRIMARY).last.click()
    link = page.locator("main a[href$='.xml']").first
    body = page.request.get(str(link.get_attribute("href"))).text()
    assert "pain.001.001.09" in body
    assert ">400.00<" in body


def _go_on(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main button[name=go]:not(.visually-hidden)").first.click()
    expect(page.locator(".error-summary")).to_have_count(0)
    _fits(page)


def _report(page: Page, case: str) -> None:
    """What happened, a result for the goal, all costs as planned but the leader's fee, and the statements."""
    _turn(page, case)
    with page.expect_navigation():
        page.locator("main form[action$='/report/'] button").click()
    page.wait_for_url(re.compile(r"/ar/forms/[0-9a-f-]{36}/"))
    match = re.search(r"/ar/forms/[0-9a-f-]{36}/", page.url)
    assert match
    sheet = match[0]
    page.goto(f"{sheet}story/")
    expect(page.locator("main [name=results-0-goal]")).to_have_value("يسمع الأطفال حكايات بلغتين")
    answer_all(page, {"happened": "قرأت الجدات خمس مرات في المكتبة وامتلأت القاعة."})
    answer_all(page, {"results-0-reached": "yes", "results-0-result": "خمس قراءات و44 طفلًا"})
    answer_all(page, {"participants": "44", "volunteers": "6"})
    _go_on(page)
    page.goto(f"{sheet}money/")
    costs = page.locator("main input[name^='figures-expenses-'][name$='-amount']:visible")
    for place, amount in enumerate(("160,00", "80,00", "700,00")):
        costs.nth(place).fill(amount)
    answer_all(page, {"figures-own_cash-0-amount": "40,00", "figures-in_kind-0-hours": "8"})
    _go_on(page)
    page.goto(f"{sheet}declarations/")
    answer_all(page, {"figures_true": True, "receipts_kept": True})
    _go_on(page)
    page.goto(f"{sheet}check/")
    _fits(page)
    page.locator(PRIMARY).last.click()
    page.wait_for_url("**/cases/**")


def test_grant_in_arabic_to_closure(visit: Visitor, demo_house: DemoHouse) -> None:
    """Signature, first instalment, report, examination, rest payment: the file is closed to the cent."""
    page = visit(as_=AMIRA, width=360, language="ar")
    case = _find(page)
    _sign(page, case, demo_house)
    _task(visit, "ruth.lang", {"signed": "yes"})
    _ask_for_money(page, case)
    _task(visit, "petra.klein", {"accepted": "yes"})
    _task(visit, "bernd.kasper", {"released": "yes"})
    _run_payments(visit)
    _report(page, case)
    _task(visit, "elif.demir", {"accepted_2": "690,00", "reason_2": "Ein Beleg fehlt."})
    _task(visit, "ruth.lang", {"confirmed": "yes"})
    _task(visit, "bernd.kasper", {"released": "yes"})
    page.goto(case)
    _fits(page)
    main = page.locator("main")
    expect(main).to_contain_text("Ein Beleg fehlt.")
    expect(main).to_contain_text("890,00")  # 160 + 80 + 690 of costs, less 40 of own money
    expect(main).to_contain_text("490,00")  # and 400 of it were paid before
