"""An editor adds a question with a condition, has it translated and publishes it; an applicant is asked."""

import re

import pytest
from playwright.sync_api import Page, expect

from . import form_builder as builder
from .house import DemoHouse, Visitor
from .runner import KOFI, draft, violations

pytestmark = pytest.mark.browser
EDITOR = "tom.berg@example.org"
LABEL, KEY = "Welche Farbe hat eure Tür?", "welche_farbe_hat_eure_tuer"
IN_ARABIC = "ما لون بابكم؟"
LANGUAGES = {
    "Arabisch": IN_ARABIC,
    "Englisch": "Which colour is your door?",
    "Ukrainisch": "Якого кольору двері?",
}


def _add_question(page: Page) -> None:
    idea = builder.step(page, "idea")
    known = idea.locator(".builder-question").count()
    builder.add(page, idea.locator("[data-contentpath=questions]").first, "Kurzer Text|Short text")
    expect(idea.locator(".builder-question")).to_have_count(known + 1)
    question = idea.locator(".builder-question").last
    question.locator("[data-contentpath=label] input").fill(LABEL)
    question.locator("[data-contentpath=label] input").press("Tab")
    key = question.locator("[data-contentpath=key] input")
    expect(key).to_have_value(KEY)
    question.locator("[data-contentpath=required] input").uncheck()
    rules = question.locator("[data-contentpath=rules]")
    builder.add(page, rules, "Nur zeigen, wenn|Show only when")
    tests = rules.locator("[data-contentpath=tests]").first
    builder.add(page, tests, "Antwort|Answer")
    test = tests.locator(".builder-test").first
    test.locator("[data-contentpath=question] input").focus()
    assert "title" in page.locator("#builder-questions option").evaluate_all("all => all.map(o => o.value)")
    test.locator("[data-contentpath=question] input").fill("title")
    test.locator("[data-contentpath=value] input").fill("Unsere Tür")


def _preview_in_arabic(page: Page, number: str) -> None:
    """On a phone, right to left, with the German text where the Arabic one is still missing."""
    page.goto(f"{builder.FORMS}edit/{number}/")
    with page.expect_response(lambda response: f"/preview/{number}/" in response.url and response.ok):
        page.get_by_role("button", name=re.compile("Vorschau")).first.click()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{builder.FORMS}preview/{number}/?mode=ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_text(LABEL)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def test_from_the_editor_to_the_applicant(visit: Visitor, demo_house: DemoHouse) -> None:
    """Missing translations stop it with their place; then Kofi's open draft asks the new question."""
    path = f"{draft(demo_house, visit)}idea/"
    page = visit(as_=EDITOR)
    number = builder.open_form(page, "Antrag Mikroprojekt")
    _add_question(page)
    builder.save(page)
    page.goto(f"/cms/forms/{number}/check/")
    expect(page.locator(".builder-check__problems li").filter(has_text=LABEL)).to_have_count(1)
    _preview_in_arabic(page, number)
    for language, words in LANGUAGES.items():
        builder.translate(page, number, language, {LABEL: words})
    builder.publish(page, number)

    kofi = visit(as_=KOFI, width=360)
    kofi.goto(path)
    expect(kofi.locator(f"#q-{KEY}")).to_be_hidden()
    kofi.locator("[name=title]").fill("Unsere Tür")
    kofi.locator("[name=short_text]").focus()
    expect(kofi.locator(f"#q-{KEY}")).to_be_visible()
    kofi.locator("[name=title]").fill("Radwerkstatt")
    kofi.locator("[name=short_text]").focus()
    expect(kofi.locator(f"#q-{KEY}")).to_be_hidden()
    reader = visit(language="ar")
    reader.goto("/ar/forms/read/micro/")
    expect(reader.get_by_text(re.compile(IN_ARABIC)).first).to_be_visible()
