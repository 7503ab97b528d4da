"""Journey (b) on: a founding in Arabic on a phone, from the first question to the entry in the register."""

import re
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from .answers import answer, answer_all
from .founding_walk import OFFICES, approve, founders, interview, orientate
from .house import DemoHouse, Visitor
from .sign_in import sign_up

# All walks share one demo house, so one worker takes them.
pytestmark = pytest.mark.browser

SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


def _step(page: Page, case: str, code: str, given: dict[str, Any], *, ticks: str = "") -> None:
    """One step of the agenda, saved; `ticks` is a list of people who all are ticked."""
    page.goto(f"{case}{code}/")
    answer_all(page, given)
    for control in page.locator(f"main input[name={ticks}]").all() if ticks else ():
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()
    with page.expect_navigation():
        page.locator("main button.button").last.click()


def _meet_step_by_step(page: Page, agenda: str) -> None:
    """The meeting as it is held, on a phone whose connection breaks in the middle of a vote."""
    expect(page.locator(".task-list a").first).to_have_attribute("href", re.compile("/presence/$"))
    _step(page, agenda, "presence", {"present": "7"}, ticks="attended")
    _step(page, agenda, "opening", {"held_on": "2026-11-20", "place": "Lindenstadt"})
    _step(page, agenda, "roles", {"chair": "Gründerin 1", "minutes_taker": "Gründerin 2"})
    page.wait_for_url("**/founding/")
    page.context.set_offline(True)
    answer_all(page, {"founding_yes": "7"})
    page.locator("main button.button").last.click()
    expect(page.locator("[data-offline] .notice")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{agenda}founding/")
    expect(page.locator("main input[name=founding_yes]")).to_have_value("7")  # this device has kept it
    page.locator("main button.button").last.click()
    page.wait_for_url("**/statute/")
    _step(page, agenda, "statute", {"statute_yes": "7"})
    _step(page, agenda, "signing", {}, ticks="signed")
    for number, office in enumerate(OFFICES, start=1):
        given = {"name": f"Gründerin {number}", "birthdate": "1980-05-04", "town": "Lindenstadt", "yes": "7"}
        facts = {f"{office}-{key}": value for key, value in given.items()}
        _step(page, agenda, office, facts | {f"{office}-accepted": True})
    _step(page, agenda, "further", {"auditors": "Gründerin 7", "dues": "24 Euro im Jahr"})
    _step(page, agenda, "end", {"ends": "20:00"})
    page.goto(f"{agenda}close/")
    page.locator("main button.button").last.click()
    page.wait_for_url("**/duties/")


def _hand_in(page: Page, case: str) -> None:
    """The signed papers, and the adviser who finds that they agree."""
    page.goto(case)
    page.locator("main a[href$='/papers/']").first.click()
    for kind in ("signed_statute", "signed_minutes", "attendance_list"):
        scan = {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": SCAN}
        page.locator(f"main input[name={kind}]").set_input_files(scan)
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/cases/**")


def _compare(page: Page, case: str) -> None:
    page.goto(case.replace("/ar/", "/"))
    page.locator("main a[href$='/papers/check/']").first.click()
    for control in page.locator("main input[name=agreeing]").all():
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/cases/**")


def _day(name: str) -> dict[str, Any]:
    """Today in three fields."""
    today = datetime.now(tz=ZoneInfo("Europe/Berlin")).date()
    return {f"{name}_day": str(today.day), f"{name}_month": str(today.month), f"{name}_year": str(today.year)}


def _register(page: Page, case: str) -> None:
    """The certified application, and what the court answers."""
    page.goto(case)
    page.locator("main a[href$='/application/']").first.click()
    answer_all(page, {"court": "Amtsgericht Lindenstadt", "certified_by": "notary", "signed_there": True})
    answer_all(page, _day("certified_on") | _day("filed_on"))
    answer(page, "signers", ["Gründerin 1", "Gründerin 2"])
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/cases/**")
    page.locator("main a[href$='/court/']").first.click()
    answer_all(
        page, {"kind": "entered", "number": "VR 4711", "board_only_german": "no"} | _day("received_on")
    )
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/cases/**")


def test_founding_in_arabic_to_the_register(visit: Visitor, demo_house: DemoHouse) -> None:
    """In Arabic on a phone from the first question over a meeting with a broken line to the entry."""
    mark = uuid4().hex[:6]  # a second try is another group
    address, name = f"{mark}@example.org", f"Zeytuna {mark}"
    page = visit(width=360, language="ar")
    orientate(page, "/ar/founding/")
    page.locator("main a.button").first.click()
    sign_up(page, demo_house, address, "Gründerin 1")
    page.locator("main input[type=text]").fill(name)
    page.locator("main button.button").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))
    sheet = page.url
    assert page.locator("html").get_attribute("dir") == "rtl"
    interview(page, sheet, name=name)
    founders(page, sheet, 1, 7)
    page.goto(f"{sheet}check/")
    page.locator("main button.button").last.click()
    page.wait_for_url("**/cases/**")
    case = page.url

    adviser = visit(as_="jonas.weber@example.org")
    approve(adviser, name)
    page.goto(case)
    page.locator("main a[href*='/meeting/agenda/']").first.click()
    _meet_step_by_step(page, page.url)
    _hand_in(page, case)
    _compare(adviser, case)
    _register(page, case)
    page.goto(case)
    expect(page.locator("main")).to_contain_text("VR 4711")
    expect(page.locator("main")).to_contain_text("Transparenz")  # somebody on the board is not German
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("html").get_attribute("dir") == "rtl"
