"""The way of a founding up to the approved statute, for every journey that goes on from there."""

from typing import Any

from playwright.sync_api import Page, expect

from .answers import answer_all

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


def orientate(page: Page, begin: str = "/founding/") -> None:
    page.goto(begin)
    for code in ORIENTATION:
        control = page.locator(f'main input[type=radio][value="{code}"]')
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()
        page.locator("main button.button").click()


def interview(page: Page, sheet: str, *, name: str = "Lindenblüte") -> None:
    for step, given in INTERVIEW:
        answers = {"name": name} if step == "name" else given
        if step:
            page.goto(f"{sheet}{step}/")
        answer_all(page, answers)
        if step == "activities":
            for number, (text, purpose) in enumerate(MORE_ACTIVITIES, start=1):
                page.locator("main button[name=add]").click()
                row = {"text": text, "purpose": purpose, "first_year": "yes"}
                answer_all(page, {f"activities-{number}-{key}": value for key, value in row.items()})
        with page.expect_navigation():
            page.locator("main button[name=go]:not(.visually-hidden)").first.click()


def founders(page: Page, sheet: str, first: int, last: int) -> None:
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
    with page.expect_navigation():
        page.locator("main button[name=go]:not(.visually-hidden)").first.click()


def approve(page: Page, name: str = "Lindenblüte") -> None:
    page.goto("/desk/")
    page.get_by_role("link", name=name, exact=True).click()
    answer_all(page, {"note": "Gut gemacht.", "decision": "approved"})
    page.locator("main button.button").last.click()
    page.wait_for_url("**/cases/**")
