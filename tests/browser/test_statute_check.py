"""What the check of a statute found: a screen that no link leads to, since it answers a form."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.founding.statute_scores import FOLDER

from .house import Visitor
from .test_every_screen import AXE_TAGS, ENGLISH, VISIBLE_TEXT

pytestmark = pytest.mark.browser

STATUTE = FOLDER / "tuned" / "foerderverein.txt"
MISSING = ("(2) Der Verein hat seinen Sitz in Idar-Oberstein.\n", "Der Verein mit Sitz in Idar-Oberstein")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_visitor_has_a_statute_checked_without_script(visit: Visitor, language: str) -> None:
    """Paste, send, read: on a small phone, without account, without JavaScript."""
    page = visit(width=320, language=language, javascript=False)
    page.goto(f"{'' if language == 'de' else '/ar'}/founding/statute-check/")
    text = STATUTE.read_text(encoding="utf-8").replace(MISSING[0], "").replace(MISSING[1], "Der Verein")
    page.locator("textarea").fill(text)
    page.locator("main form button.button").click()
    missing = page.locator("section").first
    assert "N-02" in missing.inner_text()
    assert "§ 57 Abs. 1 BGB" in missing.inner_text()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_result_can_be_read_by_everybody(visit: Visitor, language: str) -> None:
    """No accessibility violation, no overflow, no English left over; the file's words are German."""
    page = visit(width=320, language=language)
    page.goto(f"{'' if language == 'de' else '/ar'}/founding/statute-check/")
    page.locator("input[type=file]").set_input_files(STATUTE)
    page.locator("main form button.button").click()
    page.locator("details summary").last.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [each for each in page.evaluate(VISIBLE_TEXT) if ENGLISH.search(each)] == []
    page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    assert [each["id"] for each in found] == []
    assert page.locator("blockquote[lang=de][dir=ltr]").count() > 20
