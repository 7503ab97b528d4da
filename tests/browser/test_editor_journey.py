"""Journey (c): an editor publishes a project in four languages and sends it to readers as a newsletter."""

import re
import urllib.request
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from . import admin
from .answers import answer_all
from .house import DemoHouse, Visitor, text_of

# All walks share one demo house, so one worker takes them.
pytestmark = pytest.mark.browser

EDITOR, APPROVER, READER = "tom.berg@example.org", "nadia.roth@example.org", "leserin@example.org"
HOME = "Offenes Haus Lindenstadt"
TITLE, INTRODUCTION = "Garten der Nachbarn", "Ein Garten für alle, die im Viertel wohnen."
ISSUE = "Neues aus dem Garten"
TITLES = {"de": TITLE, "en": "Neighbours’ garden", "ar": "حديقة الجيران", "uk": "Сад сусідів"}
NAMES = {"en": "English", "ar": "العربية", "uk": "Українська"}
INTRODUCTIONS = {
    "en": "A garden for everybody who lives in the quarter.",
    "ar": "حديقة لكل من يسكن في الحي.",
    "uk": "Сад для всіх, хто живе в районі.",
}


def _write_project(page: Page) -> str:
    admin.open_form(page, HOME, "Projekte", admin.PROJECT)
    fields = {
        "title": TITLE,
        "introduction": INTRODUCTION,
        "term_start": "2026-11-01",
        "target_groups": "Nachbarinnen und Nachbarn",
        "goals": "Beete anlegen",
    }
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator("main input[name=pillars]").first.check()
    body = page.locator("[data-contentpath=body]").first
    admin.add_block(page, body, "Überschrift")
    body.locator("input[name$='-text']").fill("Mitmachen")
    return admin.publish(page)


def _write_issue(page: Page) -> str:
    admin.open_form(page, HOME, "Newsletter", admin.ISSUE)
    page.locator("main [name=title]").fill(ISSUE)
    page.locator("main [name=introduction]").fill("Liebe Nachbarinnen und Nachbarn")
    body = page.locator("[data-contentpath=body]").first
    admin.add_block(page, body, "Vernetzungstreffen")
    admin.add_block(page, body, "Seite des Hauses", after=1)
    admin.choose_page(page, TITLE)
    return admin.keep(page)


def _in_four_languages(page: Page) -> None:
    """Every language has its page; each names all the others."""
    page.goto("/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    links = page.locator("link[rel=alternate][hreflang]").all()
    addresses = {str(link.get_attribute("hreflang")): str(link.get_attribute("href")) for link in links}
    assert set(TITLES) <= set(addresses)
    for language, title in TITLES.items():
        page.goto(addresses[language])
        expect(page.locator("h1")).to_have_text(title)
        expect(page).to_have_title(re.compile(title))
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        for other in TITLES:
            link = page.locator(f"link[rel=alternate][hreflang={other}]")
            expect(link).to_have_attribute("href", addresses[other])


def _subscribe(page: Page, house: DemoHouse) -> None:
    """Asked for in a form, confirmed by a button behind the link of a mail."""
    page.goto("/en/newsletter/subscribe/")
    answer_all(page, {"email": READER, "language": "en"})
    page.locator("main button.button").last.click()
    mail = text_of(house.wait_for_mail(READER, "/newsletter/confirm/"))
    found = re.search(r"http\S+/newsletter/confirm/\S+", mail)
    assert found
    page.goto(found[0])
    page.locator("main form button.button").click()
    expect(page.locator("h1")).to_contain_text("You get the newsletter")


def _ask_for_approval(page: Page) -> str:
    """The campaign waits for a second person; the editor is refused, on the screen and beside it."""
    page.goto("/cms/newsletter/")
    page.locator("main tr", has_text=ISSUE).get_by_role("button").click()
    page.locator("button[name=what][value=request]").click()
    expect(page.locator("main")).to_contain_text("Wartet auf Freigabe")
    expect(page.locator("button[name=what][value=approve]")).to_have_count(0)
    token = page.locator("main input[name=csrfmiddlewaretoken]").first.input_value()
    form = {"csrfmiddlewaretoken": token, "what": "approve"}
    page.request.post(f"{page.url}act/", form=form, headers={"Referer": page.url})
    page.reload()
    expect(page.locator("button[name=what][value=send]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Wartet auf Freigabe")
    return page.url


def _unsubscribe(page: Page, mail: EmailMessage) -> None:
    """One POST, as a mail program sends it, without cookies; a person who comes later is told."""
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(mail["List-Unsubscribe"]).strip("<>")
    answer = urllib.request.urlopen(urllib.request.Request(address, data=b"List-Unsubscribe=One-Click"))
    assert answer.status == 200
    page.goto(address)
    expect(page.locator("h1")).to_have_text("You are unsubscribed")


def test_editor(visit: Visitor, demo_house: DemoHouse) -> None:
    """From an empty form to a reader's mailbox, and out of it again."""
    page, public = visit(as_=EDITOR), visit()
    project = _write_project(page)
    admin.send_to_translation(page, project, *NAMES.values())
    for language, name in NAMES.items():
        words = {TITLE: TITLES[language], INTRODUCTION: INTRODUCTIONS[language]}
        admin.translate(page, project, name, words)
    _in_four_languages(public)

    _subscribe(public, demo_house)
    issue = _write_issue(page)
    admin.send_to_translation(page, issue, NAMES["en"])
    admin.translate(page, issue, NAMES["en"], {ISSUE: "News from the garden"}, publish=False)
    campaign = _ask_for_approval(page)
    second = visit(as_=APPROVER)
    second.goto(campaign)
    second.locator("button[name=what][value=approve]").click()
    page.goto(campaign)
    page.locator("summary", has_text="Jetzt senden").click()
    page.locator("button[name=what][value=send]").click()

    mail = demo_house.wait_for_mail(READER, "News from the garden", seconds=60)
    assert TITLES["en"] in text_of(mail)
    assert INTRODUCTIONS["en"] in " ".join(text_of(mail).split())
    public.goto("/newsletter/subscribe/")
    public.locator("main a").last.click()
    public.get_by_role("link", name=ISSUE).click()
    expect(public.locator("main")).to_contain_text(TITLE)
    _unsubscribe(public, mail)
    page.goto(campaign)
    expect(page.locator("main")).to_contain_text("Gesendet")
