"""Working in the editors' admin the way an editor does: add, translate, choose, publish."""

import contextlib
import re

import polib
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as Late

PROJECT, ISSUE = "pages/projectpage", "newsletters/newsletterissuepage"


def open_form(page: Page, home: str, parent: str, kind: str) -> None:
    """The empty form of a new page of this kind below `parent`, a page right below `home`."""
    page.goto("/cms/pages/")
    page.goto(f"/cms/pages/{_number(page, home)}/")
    page.goto(f"/cms/pages/add/{kind}/{_number(page, parent)}/")


def _number(page: Page, title: str) -> str:
    link = page.locator("main table a[href$='/edit/']").filter(has_text=re.compile(rf"^\s*{title}\s*$"))
    return str(link.first.get_attribute("href")).split("/")[-3]


def add_block(page: Page, field: Locator, name: str, *, after: int = 0) -> None:
    """A new block goes in at the plus sign number `after` of a field."""
    field.locator(".c-sf-add-button").nth(after).click()
    page.get_by_role("option", name=name, exact=True).click()


def choose_page(page: Page, title: str) -> None:
    """Press the button that chooses a page, look for it until the search knows it, take it."""
    page.get_by_role("button", name="Seite auswählen").first.click()
    dialog = page.locator(".modal")
    found = dialog.get_by_role("link", name=title, exact=True).first
    for _attempt in range(6):
        dialog.locator("input[name=q]").fill("")
        dialog.locator("input[name=q]").press_sequentially(title)
        with contextlib.suppress(Late):
            found.wait_for(timeout=5_000)
            break
    found.click()
    dialog.wait_for(state="detached")


def publish(page: Page) -> str:
    """The page is published; returns the address of its form."""
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.locator("button[name=action-publish]").click()
    done = _success(page)
    return str(done.locator("a[href*='/edit/']").get_attribute("href"))


def _success(page: Page) -> Locator:
    """It is done, and said: saving a page in four languages takes its time on a busy machine."""
    done = page.locator(".messages .success")
    done.wait_for(timeout=60_000)
    return done


def keep(page: Page) -> str:
    """The page is saved as a draft; returns the address of its form."""
    page.locator("main form button[type=submit].action-save, main button.action-save").first.click()
    _success(page)
    return page.url


def send_to_translation(page: Page, form: str, *languages: str) -> None:
    """“Translate this page” into these languages, called by their own names."""
    page.goto(form)
    page.get_by_role("button", name="Aktionen", exact=True).first.click()
    page.get_by_role("link", name="Seite übersetzen").click()
    for language in languages:
        page.get_by_label(language).check()
    page.locator("main form [type=submit]").last.click()
    _success(page)


def translate(page: Page, form: str, language: str, words: dict[str, str], *, publish: bool = True) -> None:
    """The translation is filled in through its PO file, and published; `words`: original to translation."""
    page.goto(form)
    status = page.get_by_role("button", name="Status umschalten")
    if status.get_attribute("aria-expanded") == "false":  # the admin remembers an open panel
        status.click()
    page.get_by_role("button", name="Locales umschalten").click()
    page.get_by_role("link", name=language).click()
    download = page.get_by_role("link", name="PO Datei herunterladen").first
    entries = polib.pofile(page.request.get(str(download.get_attribute("href"))).text())
    for entry in entries:
        entry.msgstr = words.get(entry.msgid, entry.msgid)
    file = {"name": "translation.po", "mimeType": "text/x-gettext", "buffer": str(entries).encode()}
    page.locator("input[type=file][name=file]").first.set_input_files(file)  # type: ignore[arg-type]
    _success(page)
    if not publish:
        return
    page.locator("button[name=action][value=publish]").click()
    page.locator(".messages .success", has_text="veröffentlicht").wait_for()
