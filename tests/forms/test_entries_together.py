"""Rows on pages of their own, worked on by two people, by a script, and after signing in again."""

from typing import Any

from django.test import Client

from tests.forms.entries import FREE, browser, entries_form, entry, html, names, sent, sheet
from tests.forms.screens import page, url
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet

__all__ = ["browser", "entries_form", "sheet"]  # fixtures


class TestTogether:
    """Two people, two rows or one."""

    def test_each_in_a_row_of_their_own(self, browser: Client, sheet: AnswerSheet) -> None:
        first, second = (html(browser, entry(sheet, index)) for index in (0, 2))
        browser.post(entry(sheet, 0), sent(first, 0, what="Große Bühne", kind="free"))
        assert browser.post(entry(sheet, 2), sent(second, 2, what="Zelte", kind="free")).status_code == 302
        assert names(sheet) == ["Große Bühne", "Licht", "Zelte"]

    def test_rows_that_moved_meanwhile(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 2))
        save_answers(sheet_id=sheet.pk, answers={"things": FREE[1:]}, revision=None, actor=sheet.owner)
        answer = browser.post(entry(sheet, 2), sent(text, 2, what="Zelte", kind="free"))
        assert answer["Location"].endswith("#things-1")
        assert names(sheet) == ["Licht", "Zelte"]

    def test_in_the_same_row_both_stay(self, browser: Client, sheet: AnswerSheet) -> None:
        one, other = (html(browser, entry(sheet, 1)) for _time in range(2))
        browser.post(entry(sheet, 1), sent(one, 1, what="Licht A", kind="free"))
        answer = browser.post(entry(sheet, 1), sent(other, 1, what="Licht B", kind="free"), follow=True)
        assert "inzwischen" in answer.content.decode()
        assert names(sheet) == ["Bühne", "Licht A", "Zelt", "Licht B"]


class TestScript:
    """Saving while people type."""

    def save(self, browser: Client, sheet: AnswerSheet, data: dict[str, Any]) -> Any:
        return browser.post(url("autosave", sheet, page="all"), data | {"only": "things"})

    def test_a_new_row_is_one_row_however_often_it_is_saved(
        self, browser: Client, sheet: AnswerSheet
    ) -> None:
        data = sent(html(browser, entry(sheet, "new")), 3, what="B", kind="")
        for what in ("B", "Bu", "Bus"):
            answer = self.save(browser, sheet, data | {"things-3-what": what}).json()
            data |= {"row": answer["row"], "seen": f"things:{answer['mark']}"}
        assert names(sheet) == ["Bühne", "Licht", "Zelt", "Bus"]

    def test_somebody_else_was_faster(self, browser: Client, sheet: AnswerSheet) -> None:
        data = sent(html(browser, entry(sheet, 1)), 1, what="Licht B", kind="free")
        changed = [FREE[0], {**FREE[1], "what": "Licht A"}, FREE[2]]
        save_answers(sheet_id=sheet.pk, answers={"things": changed}, revision=None, actor=sheet.owner)
        answer = self.save(browser, sheet, data)
        assert (answer.status_code, answer.json()["code"]) == (409, "entry_changed")
        assert names(sheet) == ["Bühne", "Licht A", "Zelt"]


class TestKept:
    """What was sent without a session or to an older form."""

    def test_after_signing_in_again_it_is_there(self, browser: Client, sheet: AnswerSheet) -> None:
        data = sent(html(browser, entry(sheet, 1)), 1, what="Neues Licht", kind="free")
        browser.logout()
        answer = browser.post(entry(sheet, 1), data)
        assert "entry%3Dthings" in answer["Location"]
        browser.force_login(sheet.owner)
        assert "Neues Licht" not in html(browser, page(sheet, "all"))
        text = html(browser, entry(sheet, 1))
        assert 'value="Neues Licht"' in text
        assert names(sheet) == ["Bühne", "Licht", "Zelt"]
        browser.post(entry(sheet, 1), sent(text, 1, what="Neues Licht", kind="free"))
        assert names(sheet) == ["Bühne", "Neues Licht", "Zelt"]

    def test_rows_of_a_page_from_before_are_still_taken(self, browser: Client, sheet: AnswerSheet) -> None:
        browser.post(page(sheet, "all"), {"things-0-what": "Alt", "things-0-kind": "free"})
        assert names(sheet) == ["Alt"]
