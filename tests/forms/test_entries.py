"""Long rows have pages of their own: added, changed and removed one by one, and nothing typed is lost."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from tests.forms.entries import FREE, browser, entries_form, entry, hidden, html, names, sent, sheet
from tests.forms.sample_entries import definition
from tests.forms.screens import PDF, page, seen, url
from workflows.documents.models import Document
from workflows.forms.actions import save_answers
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet

__all__ = ["browser", "entries_form", "sheet"]  # fixtures


def test_the_flag_is_yes_or_no() -> None:
    check_definition(definition())
    with translation.override("en"), pytest.raises(DefinitionError, match="own_pages is true or false"):
        check_definition(definition(own_pages="yes"))


class TestList:
    """The page names the rows and leads to them."""

    def test_it_names_the_rows_and_holds_none_of_their_fields(
        self, browser: Client, sheet: AnswerSheet
    ) -> None:
        text = html(browser, page(sheet, "all"))
        assert text.count('class="entry"') == 3
        assert "Bühne" in text
        assert 'value="things:1"' in text
        assert 'value="things:new"' in text
        assert "things-0-what" not in text
        assert "von 3" in text

    def test_it_says_what_is_not_complete(self, browser: Client, sheet: AnswerSheet) -> None:
        answers = {"things": [*FREE[:1], {"what": "Bus", "kind": "paid"}]}
        save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=sheet.owner)
        assert html(browser, page(sheet, "all")).count("Noch nicht vollständig") == 1

    def test_saving_it_leaves_the_rows_alone(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, page(sheet, "all"))
        data = {
            "seen": seen(text),
            "shown": hidden(text, "shown"),
            "version": "1",
            "title": "Fest",
            "why": "So",
        }
        assert browser.post(page(sheet, "all"), data)["Location"].endswith("/more/")
        assert names(sheet) == ["Bühne", "Licht", "Zelt"]

    def test_its_buttons_keep_what_else_was_typed(self, browser: Client, sheet: AnswerSheet) -> None:
        answer = browser.post(page(sheet, "all"), {"title": "Fest", "open": "things:1"})
        assert answer["Location"] == entry(sheet, 1)
        sheet.refresh_from_db()
        assert sheet.answers["title"] == "Fest"

    def test_what_is_wrong_with_a_row_leads_to_its_page(self, browser: Client, sheet: AnswerSheet) -> None:
        answers = {"things": [*FREE[:1], {"what": "Bus", "kind": "paid"}]}
        save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=sheet.owner)
        for answer in (browser.post(page(sheet, "all"), {"why": "So"}), browser.get(url("check", sheet))):
            (link,) = re.findall(r'href="([^"]*entry=things:1[^"]*)"', unescape(answer.content.decode()))
            assert link.endswith("#things-1-offer")
            assert 'id="things-1-offer-error"' in html(browser, link.partition("#")[0])

    def test_sums_and_conditions_know_the_rows(self, browser: Client, sheet: AnswerSheet) -> None:
        answers = {"things": [{"what": "Bus", "kind": "free", "price": "12.50"}, *FREE[:1]]}
        save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=sheet.owner)
        text = html(browser, page(sheet, "all"))
        assert '"fixed": ["12.50"]' in text
        assert '"things": [{' in text


class TestRemoving:
    """One row goes, and never another one."""

    def drop(self, text: str, index: int) -> dict[str, str]:
        (value,) = re.findall(rf'value="(things:{index}:[0-9a-f]+)"', text)
        return {"drop": value, "title": "Fest"}

    def test_the_row_goes(self, browser: Client, sheet: AnswerSheet) -> None:
        data = self.drop(html(browser, page(sheet, "all")), 1)
        answer = browser.post(page(sheet, "all"), data)
        assert answer["Location"].endswith("#q-things")
        assert names(sheet) == ["Bühne", "Zelt"]
        assert sheet.answers["title"] == "Fest"
        browser.post(page(sheet, "all"), data)  # sent twice
        assert names(sheet) == ["Bühne", "Zelt"]

    def test_the_same_row_goes_wherever_it_stands_by_now(self, browser: Client, sheet: AnswerSheet) -> None:
        data = self.drop(html(browser, page(sheet, "all")), 1)
        save_answers(sheet_id=sheet.pk, answers={"things": FREE[1:]}, revision=None, actor=sheet.owner)
        browser.post(page(sheet, "all"), data)
        assert names(sheet) == ["Zelt"]

    def test_a_row_that_somebody_changed_stays(self, browser: Client, sheet: AnswerSheet) -> None:
        data = self.drop(html(browser, page(sheet, "all")), 1)
        changed = [FREE[0], {**FREE[1], "what": "Anderes Licht"}, FREE[2]]
        save_answers(sheet_id=sheet.pk, answers={"things": changed}, revision=None, actor=sheet.owner)
        answer = browser.post(page(sheet, "all"), data, follow=True)
        assert "inzwischen" in answer.content.decode()
        assert names(sheet) == ["Bühne", "Anderes Licht", "Zelt"]


class TestRow:
    """The page of one row."""

    def test_it_says_which_row_it_is(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 1))
        assert re.search(r"<h1>.*Sache 2 von 3</h1>", text)
        assert "things-1-what" in text
        assert "things-0-what" not in text
        assert "Sache 4 (neu)" in html(browser, entry(sheet, "new"))

    def test_saving_changes_this_row_alone(self, browser: Client, sheet: AnswerSheet) -> None:
        data = sent(html(browser, entry(sheet, 1)), 1, what="Lichter", kind="free")
        answer = browser.post(entry(sheet, 1), data)
        assert answer["Location"] == f"{page(sheet, 'all')}#things-1"
        assert names(sheet) == ["Bühne", "Lichter", "Zelt"]
        browser.post(entry(sheet, 1), data)  # sent twice
        assert names(sheet) == ["Bühne", "Lichter", "Zelt"]

    def test_one_more_and_one_more_until_it_is_full(self, browser: Client, sheet: AnswerSheet) -> None:
        save_answers(sheet_id=sheet.pk, answers={"things": FREE[:2]}, revision=None, actor=sheet.owner)
        data = sent(html(browser, entry(sheet, "new")), 2, "another", what="Bus", kind="free")
        assert browser.post(entry(sheet, "new"), data)["Location"] == entry(sheet, "new")
        browser.post(entry(sheet, "new"), data)  # sent twice
        assert names(sheet) == ["Bühne", "Licht", "Bus"]
        text = html(browser, entry(sheet, "new"))
        assert 'value="another"' not in text
        answer = browser.post(entry(sheet, "new"), sent(text, 3, "another", what="Bus", kind="free"))
        assert answer["Location"].endswith("#things-3")  # the very same row twice is two rows
        assert names(sheet) == ["Bühne", "Licht", "Bus", "Bus"]
        assert 'name="row"' not in html(browser, entry(sheet, "new"))
        assert "things:new" not in html(browser, page(sheet, "all"))

    def test_what_is_wrong_is_kept_and_said_at_its_field(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 1))
        answer = browser.post(entry(sheet, 1), sent(text, 1, what="", kind="free", price="viel"))
        again = unescape(answer.content.decode())
        assert answer.status_code == 422
        assert 'href="#things-1-price"' in again
        assert 'id="things-1-price-error"' in again
        assert 'value="viel"' in again
        sheet.refresh_from_db()
        assert sheet.typed["things"][1]["price"] == "viel"
        assert [row["what"] for row in sheet.typed["things"]] == ["Bühne", "", "Zelt"]
        # From the list it leads there again, and once it is right all rows are answers.
        assert "viel" in html(browser, entry(sheet, 1))
        data = sent(again, 1, what="Licht", kind="free", price="3")
        assert browser.post(entry(sheet, 1), data).status_code == 302
        assert names(sheet) == ["Bühne", "Licht", "Zelt"]

    def test_a_row_that_was_emptied_goes(self, browser: Client, sheet: AnswerSheet) -> None:
        data = sent(html(browser, entry(sheet, 0)), 0, what=" ", kind="")
        assert browser.post(entry(sheet, 0), data)["Location"].endswith("#q-things")
        assert names(sheet) == ["Licht", "Zelt"]
        data = sent(html(browser, entry(sheet, "new")), 2, what="")
        assert browser.post(entry(sheet, "new"), data)["Location"].endswith("#q-things")
        assert names(sheet) == ["Licht", "Zelt"]

    def test_a_question_that_comes_up_is_shown_first(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 0))
        answer = browser.post(entry(sheet, 0), sent(text, 0, what="Bühne", kind="paid"))
        assert "new=offer" in answer["Location"]
        assert answer["Location"].endswith("#things-0-offer")
        text = html(browser, answer["Location"].partition("#")[0])
        assert browser.post(entry(sheet, 0), sent(text, 0, what="Bühne", kind="paid")).status_code == 422
        data = sent(text, 0, what="Bühne", kind="paid") | {
            "things-0-offer-new": SimpleUploadedFile("a.pdf", PDF)
        }
        assert browser.post(entry(sheet, 0), data).status_code == 302
        assert [file["name"] for file in AnswerSheet.objects.get().answers["things"][0]["offer"]] == ["a.pdf"]

    def test_a_refused_file_names_its_row(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 2))
        data = sent(text, 2, what="Zelt", kind="paid") | {
            "things-2-offer-new": SimpleUploadedFile("x.exe", b"MZ")
        }
        answer = browser.post(entry(sheet, 2), data)
        assert answer.status_code == 422
        assert "Zeile 3, Offer: " in answer.content.decode()
        assert not Document.objects.exists()

    def test_from_checking_and_back(self, browser: Client, sheet: AnswerSheet) -> None:
        text = html(browser, entry(sheet, 0, "&from=check"))
        data = sent(text, 0, what="Bühne 2", kind="free")
        assert browser.post(entry(sheet, 0), data)["Location"] == url("check", sheet)

    @pytest.mark.parametrize("wanted", ["things:9", "things:-1", "things:x", "title:0", "why:new", ":", "x"])
    def test_an_address_of_no_row_shows_the_page(
        self, browser: Client, sheet: AnswerSheet, wanted: str
    ) -> None:
        assert 'class="entry"' in html(browser, f"{page(sheet, 'all')}?entry={wanted}")

    @pytest.mark.parametrize("name", ["entry", "drop", "open"])
    @pytest.mark.parametrize("value", ["things:99999999", "things::", "title:0", "nothing:1", ":", "things"])
    def test_nonsense_changes_nothing(
        self, browser: Client, sheet: AnswerSheet, name: str, value: str
    ) -> None:
        answer = browser.post(page(sheet, "all"), {name: value, "why": "So"})
        assert answer.status_code in (302, 422)
        assert names(sheet) == ["Bühne", "Licht", "Zelt"]
