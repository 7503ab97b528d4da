"""Working in the form builder the way an editor does: open a page, add a question, translate, publish."""

import re

import polib
from playwright.sync_api import Locator, Page, expect

FORMS = "/cms/snippets/builder/formdraft/"


def open_form(page: Page, title: str) -> str:
    """The editing form of a form; returns its number."""
    page.goto(FORMS)
    page.locator("main table a", has_text=re.compile(rf"^\s*{title}\s*$")).first.click()
    page.wait_for_selector(".builder-step", state="attached")
    return page.url.rstrip("/").split("/")[-1]


def open_block(block: Locator) -> None:
    """A collapsed block shows its fields."""
    toggle = block.locator("xpath=ancestor::section[1]").locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()


def step(page: Page, key: str) -> Locator:
    """The page of the form with this key, open."""
    steps = page.locator(".builder-step")
    keys = page.locator(".builder-step > * input[data-builder-key=title]").evaluate_all(
        "all => all.map(input => [input.value, input.name])"
    )
    name = next(name for value, name in keys if value == key)
    found = steps.filter(has=page.locator(f"[name='{name}']"))
    open_block(found)
    return found


def add(page: Page, field: Locator, name: str) -> None:
    """A new block goes in at the end of a field."""
    field.locator(":scope > div > div > .c-sf-add-button, .c-sf-add-button").last.click()
    page.get_by_role("option", name=re.compile(rf"^({name})$")).click()


def save(page: Page) -> None:
    """The draft is saved by hand."""
    page.locator("[data-w-kbd-key-value='mod+s'], button.action-save").first.click()
    page.locator(".messages .success").wait_for()


def translate(page: Page, number: str, language: str, words: dict[str, str]) -> None:
    """What is missing in a language is filled in through its PO file."""
    page.goto(f"/cms/forms/{number}/check/")
    row = page.locator("main tr", has_text=language)
    row.get_by_role("link").click()
    download = page.get_by_role("link", name="PO Datei herunterladen").first
    entries = polib.pofile(page.request.get(str(download.get_attribute("href"))).text())
    missing = [entry for entry in entries if not entry.msgstr and not entry.obsolete]
    assert {entry.msgid for entry in missing} == set(words)
    for entry in missing:
        entry.msgstr = words[entry.msgid]
    file = {"name": "translation.po", "mimeType": "text/x-gettext", "buffer": str(entries).encode()}
    page.locator("input[type=file][name=file]").first.set_input_files(file)  # type: ignore[arg-type]
    page.locator(".messages .success").wait_for()


def publish(page: Page, number: str) -> None:
    """The newest draft is published from the screen before publishing."""
    page.goto(f"/cms/forms/{number}/check/")
    expect(page.locator(".builder-check__problems")).to_have_count(0)
    page.locator("main form button[type=submit]").click()
    page.locator(".messages .success").wait_for()
