"""Journey (b): a group founds an association, in German, on a phone, without JavaScript."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .answers import answer, answer_all
from .house import DemoHouse, Visitor
from .sign_in import sign_up

# All walks share one demo house, so one worker takes them.
pytestmark = pytest.mark.browser

ADDRESS = "gruppe@example.org"
ORIENTATION = ("ideal", "yes", "yes", "yes", "no", "no", "no")
# Page by page; a second entry for a page holds the questions that appear once the first are saved.
INTERVIEW: list[tuple[str, dict[str, Any]]] = [
    ("form", {"branch.legal_form": "ev", "branch.charitable": "yes"}),
    ("name", {"name": "Lindenblüte"}),
    (
        "name-check",
        {
            "name_check.date-day": "2",
            "name_check.date-month": "11",
            "name_check.date-year": "2026",
        },
    ),
    (
        "seat",
        {
            "seat": "Lindenstadt",
            "postal_address-street": "Lindenplatz 4",
            "postal_address-postcode": "66386",
            "postal_address-town": "Lindenstadt",
        },
    ),
    ("year", {"financial_year": "calendar"}),
    ("idea", {"business_main_purpose": "no"}),
    (
        "purpose",
        {
            "purposes": ["52.7", "52.10"],
            "purpose_text": "Förderung der Bildung und der Hilfe für Geflüchtete in Lindenstadt",
        },
    ),
    (
        "activities",
        {
            "activities-0-text": "Deutschkurse und Hausaufgabenhilfe für geflüchtete Kinder",
            "activities-0-purpose": "52.7",
            "activities-0-first_year": "yes",
            "region": "local",
        },
    ),
    ("openness", {"target_circle_open": "yes", "party_support": "no", "constitution_loyal": "yes"}),
    ("passing-on", {"funds.passes_on": "no"}),
    ("assets", {"asset.mode": "named"}),
    (
        "",
        {
            "asset.recipient_article": "der",
            "asset.recipient_name": "Brücken bauen Lindenstadt e.V.",
            "asset.recipient_status": "charitable",
        },
    ),
    ("members", {"member.who": "natural"}),
    ("admission", {"member.admission_organ": "board"}),
    ("exit", {"member.exit_notice_months": "3"}),
    ("dues", {"dues.has": "yes"}),
    ("meeting", {"meeting.form": "email_letter", "meeting.notice_days": "14"}),
    ("minutes", {"meeting.minutes_by": "chair_secretary"}),
    ("board", {"board.roles": ["chair", "deputy", "treasurer"]}),
    (
        "representation",
        {
            "board.paragraph26": ["chair", "deputy", "treasurer"],
            "board.representation": "two_jointly",
            "board.s181": "none",
        },
    ),
    ("election", {"board.elected_by": "each_office"}),
    ("term", {"board.term_years": "2", "board.stay_in_office": "yes"}),
    ("pay", {"board.pay": "none", "expenses.reimbursed": "yes"}),
    ("own-rules", {}),
]
MORE_ACTIVITIES = (
    ("Beratung und Begleitung geflüchteter Familien zu Ämtern", "52.10"),
    ("Werkstätten, in denen Frauen Nähen und Rechnen lernen", "52.7"),
)
OFFICES = ("chair", "deputy", "treasurer")
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


def _orientate(page: Page) -> None:
    page.goto("/founding/")
    for code in ORIENTATION:
        control = page.locator(f'main input[type=radio][value="{code}"]')
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()
        page.locator("main button.button").click()


def _interview(page: Page, sheet: str) -> None:
    for step, answers in INTERVIEW:
        if step:
            page.goto(f"{sheet}{step}/")
        answer_all(page, answers)
        if step == "activities":
            for number, (text, purpose) in enumerate(MORE_ACTIVITIES, start=1):
                page.locator("main button[name=add]").click()
                row = {"text": text, "purpose": purpose, "first_year": "yes"}
                answer_all(page, {f"activities-{number}-{key}": value for key, value in row.items()})
        page.locator("main button[name=go]:not(.visually-hidden)").first.click()


def _founders(page: Page, sheet: str, first: int, last: int) -> None:
    """Each founder has a page of their own, one after the other; the list names them all."""
    page.goto(f"{sheet}founders/")
    page.locator("main button[name=open][value='founders:new']").click()
    for number in range(first, last + 1):
        row = {"name": f"Gründerin {number}", "town": "Lindenstadt", "joins": "yes"}
        if number <= len(OFFICES):
            row["office"] = OFFICES[number - 1]
        answer_all(page, {f"founders-{number - 1}-{key}": value for key, value in row.items()})
        go = "another" if number < last else "on"
        page.locator(f"main button[name=go][value={go}]:not(.visually-hidden)").first.click()
    expect(page.locator("main .entry")).to_have_count(last)
    page.locator("main button[name=go]:not(.visually-hidden)").first.click()


def _approve(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name="Lindenblüte", exact=True).click()
    answer_all(page, {"note": "Gut gemacht.", "decision": "approved"})
    page.locator("main button.button").last.click()
    page.wait_for_url("**/cases/**")


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
    _orientate(page)
    page.locator("main a.button").first.click()
    sign_up(page, demo_house, ADDRESS, "Gründerin 1")
    page.locator("main input[type=text]").fill("Lindenblüte")
    page.locator("main button.button").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/$"))
    sheet = page.url

    _interview(page, sheet)
    _founders(page, sheet, 1, 6)
    page.goto(f"{sheet}check/")
    expect(page.locator(".open-points")).to_contain_text("sieben")  # § 56 BGB blocks a group of six
    expect(page.locator("main form button.button")).to_have_count(0)
    _founders(page, sheet, 7, 7)
    page.goto(f"{sheet}check/")
    page.locator("main button.button").last.click()
    page.wait_for_url("**/cases/**")
    case = page.url

    _approve(visit(as_="jonas.weber@example.org"))
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
