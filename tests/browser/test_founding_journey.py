"""Journey (b): a group founds an association, in German, on a phone, without JavaScript."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .answers import answer, answer_all
from .founding_walk import OFFICES, approve, founders, interview, orientate
from .house import DemoHouse, Visitor
from .sign_in import sign_up

# All walks share one demo house, so one worker takes them.
pytestmark = pytest.mark.browser

ADDRESS = "gruppe@example.org"
MEETING: dict[str, Any] = {
    "held_on": "2026-11-20",
    "place": "Lindenstadt",
    "starts": "18:00",
    "ends": "20:00",
    "opened_by": "Gründerin 1",
    "chair": "Gründerin 1",
    "minutes_taker": "Gründerin 2",
    "present": "7",
    "founding_yes": "7",
    "statute_yes": "7",
    "statute_first": True,
    "members_total": "7",
    "members_noneu": "5",
    "members_eu": "0",
    "board_total": "3",
    "board_noneu": "2",
    "board_eu": "0",
}


def _meet(page: Page) -> None:
    page.locator("main a[href*='/meeting/agenda/']").first.click()
    page.locator("main a[href$='/meeting/']").click()  # typed on one page afterwards
    expect(page.locator("main input[name=place]")).to_be_visible()
    answer_all(page, MEETING)
    for office in OFFICES:
        row = {"birthdate": "1980-05-04", "town": "Lindenstadt", "yes": "7", "no": "0", "abstain": "0"}
        answer_all(page, {f"{office}-{key}": value for key, value in row.items()})
        answer(page, f"{office}-accepted", True)
    for control in page.locator("main input[name=attended], main input[name=signed]").all():
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()
    page.locator("main button.button").last.click()
    page.wait_for_url("**/duties/")


def _text(page: Page, name: str) -> str:
    """What a reader of PDF finds; the worker may still be making it, so the page is opened again."""
    link = page.get_by_role("link", name=re.compile(rf"^{name}")).first
    for _try in range(20):
        if link.is_visible():
            break
        page.wait_for_timeout(1000)
        page.reload()
    body = page.request.get(str(link.get_attribute("href"))).body()
    assert body.startswith(b"%PDF")
    return " ".join(part.extract_text() for part in PdfReader(io.BytesIO(body)).pages).replace("\n", " ")


def test_founding(visit: Visitor, demo_house: DemoHouse) -> None:
    """From the first question without an account to statute, minutes and deadlines."""
    page = visit(width=360, javascript=False)
    orientate(page)
    page.locator("main a.button").first.click()
    sign_up(page, demo_house, ADDRESS, "Gründerin 1")
    page.locator("main input[type=text]").fill("Lindenblüte")
    page.locator("main button.button").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))
    sheet = page.url

    interview(page, sheet)
    founders(page, sheet, 1, 6)
    page.goto(f"{sheet}check/")
    expect(page.locator(".open-points")).to_contain_text("sieben")  # § 56 BGB blocks a group of six
    expect(page.locator("main form button.button")).to_have_count(0)
    founders(page, sheet, 7, 7)
    page.goto(f"{sheet}check/")
    page.locator("main button.button").last.click()
    page.wait_for_url("**/cases/**")
    case = page.url

    approve(visit(as_="jonas.weber@example.org"))
    demo_house.wait_for_mail(ADDRESS, "Satzung")
    page.goto(case)
    _meet(page)
    page.goto(case)
    expect(page.locator("main")).to_contain_text("04.12.2026")  # § 19 VereinsG-DVO: two weeks
    expect(page.locator("main")).to_contain_text("21.12.2026")  # § 137 AO: one month, then a Monday
    statute, minutes = _text(page, r"Satzung\.pdf"), _text(page, r"Gr\w+protokoll\.pdf")
    assert "selbstlos tätig; er verfolgt nicht in erster Linie eigenwirtschaftliche Zwecke" in statute
    assert "Lindenblüte" in statute
    assert "Gründerin 2" in minutes
    docx = page.get_by_role("link", name=re.compile(r"^Satzung\.docx")).first
    assert page.request.get(str(docx.get_attribute("href"))).body().startswith(b"PK")
