"""Long rows have pages of their own: added, changed and removed one by one, and nothing typed is lost."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from tests.forms.sample_entries import CODE, definition, register
from tests.forms.sample_rows import make
from tests.forms.screens import PDF, page, seen, url
from workflows.documents.models import Document
from workflows.forms import registry
from workflows.forms.actions import save_answers
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet

FREE = [{"what": name, "kind": "free"} for name in ("Bühne", "Licht", "Zelt")]


@pytest.fixture(autouse=True)
def entries_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


@pytest.fixture
def sheet(db: None) -> AnswerSheet:
    return make(FREE, code=CODE, question="things")


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def entry(sheet: AnswerSheet, which: int | str, more: str = "") -> str:
    return f"{page(sheet, 'all')}?entry=things:{which}{more}"


def html(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (answer.status_code, address)
    return unescape(answer.content.decode())


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', text)
    assert found, name
    return found[1]


def sent(text: str, index: int, go: str = "on", **cells: object) -> dict[str, Any]:
    """What the page of a row sends with these cells."""
    known = {name: hidden(text, name) for name in ("seen", "shown", "version", "entry", "row", "from")}
    return known | {"go": go} | {f"things-{index}-{key}": value for key, value in cells.items()}


def names(sheet: AnswerSheet) -> list[str]:
    sheet.refresh_from_db()
    return [row["what"] for row in sheet.answers["things"]]


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
