"""One answer of a row decides about the next ones of the same row, and nothing hidden is handed in."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.forms.sample_rows import CODE, COLUMNS, PAID, definition, make, register
from tests.forms.screens import page, seen
from workflows.forms import registry
from workflows.forms.actions import submit_sheet
from workflows.forms.checks.sheets import problems
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.forms.reading.exporting import export_form
from workflows.forms.reading.summary import exported, summary, used_answers
from workflows.forms.types import AnswerContext

PAID_ROW = {"name": "Ana", "kind": "paid", "fee": "120.00", "why": "Weit weg", "phone": "+4968112345"}
# Was paid once: the fee and its reason stand there still, and nobody sees them any more.
FREE_ROW = {"name": "Ben", "kind": "free", "fee": "400.00", "why": "Geheim"}
COUNTED = [PAID_ROW, {"name": "Ben", "kind": "free"}]


@pytest.fixture(autouse=True)
def rows_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


def changed(column: int, **more: Any) -> dict[str, Any]:
    """The definition with something else in one column."""
    raw = copy.deepcopy(definition())
    raw["steps"][0]["questions"][1]["questions"][column] |= more
    return raw


def test_the_definition_is_fine() -> None:
    check_definition(definition())


@pytest.mark.parametrize(
    ("column", "more", "words"),
    [
        (
            2,
            {"show_when": {"question": "title", "is": "answered"}},
            "title is not an earlier question of the same",
        ),
        (
            2,
            {"show_when": {"question": "phone", "is": "answered"}},
            "phone is not an earlier question of the same",
        ),
        (
            2,
            {"show_when": {"question": "fee", "is": "answered"}},
            "fee is not an earlier question of the same",
        ),
        (
            2,
            {"show_when": {"question": "kind", "is": "equals", "value": "payd"}},
            "can never be an answer to kind",
        ),
        (2, {"show_when": {"question": "kind", "is": "more_than", "value": 1}}, "does not fit"),
        (
            4,
            {"show_when": {"question": "fee", "is": "equals", "value": "abc"}},
            "can never be an answer to fee",
        ),
        (4, {"required": {"all": []}}, "column phone, required: .*at least one test"),
        (
            4,
            {"required": {"question": "x", "is": "answered"}},
            "column phone, required: .*x is not an earlier",
        ),
        (2, {"stop_when": {"when": PAID, "advice": "x"}}, "a column can’t stop the form"),
    ],
)
def test_a_condition_that_can_never_work_is_refused(column: int, more: dict[str, Any], words: str) -> None:
    with translation.override("en"), pytest.raises(DefinitionError, match=words):
        check_definition(changed(column, **more))


def test_other_programs_get_the_conditions() -> None:
    exported_form = export_form(read_form(definition()), AnswerContext())
    columns = {each["id"]: each for each in exported_form["steps"][0]["questions"][1]["columns"]}
    assert columns["fee"]["show_when"] == {"===": [{"var": "kind"}, "paid"]}
    assert columns["phone"]["required"] == {"or": [{"===": [{"var": "kind"}, "paid"]}]}
    schema = exported_form["answers_schema"]["properties"]["experts"]["items"]
    assert schema["required"] == ["name", "kind"]


@pytest.mark.django_db
class TestAnswers:
    """What counts, what is wrong, what is handed in."""

    def test_hidden_cells_stay_with_the_draft_and_count_nowhere(self) -> None:
        sheet = make([PAID_ROW, FREE_ROW])
        assert sheet.answers["experts"] == [PAID_ROW, FREE_ROW]
        assert used_answers(sheet)["experts"] == COUNTED
        assert used_answers(sheet)["total"] == "120.00"
        read = str(summary(sheet, "de")) + str(exported(sheet))
        assert "Weit weg" in read
        assert "Geheim" not in read

    def test_handing_in_takes_what_is_asked_alone(self, client: Client) -> None:
        sheet = make([PAID_ROW, FREE_ROW, {"fee": "1.00"}])
        sheet.answers["experts"].pop()
        client.force_login(sheet.owner)
        check = client.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})).content.decode()
        told = check[check.index('id="left-out"') :].partition("</ul>")[0]
        assert "Geheim" in told
        assert "Weit weg" not in told
        AnswerSheet.objects.filter(pk=sheet.pk).update(answers={"experts": [PAID_ROW, FREE_ROW]})
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
        assert AnswerSnapshot.objects.get().answers["experts"] == COUNTED
        assert AnswerSheet.objects.get(pk=sheet.pk).answers["experts"] == COUNTED
        api = client.get(f"/api/forms/sheets/{sheet.pk}").content.decode()
        assert "Geheim" not in api

    def test_what_is_missing_depends_on_the_row(self) -> None:
        sheet = make([{"name": "Ana", "kind": "paid"}, {"name": "Ben", "kind": "free"}])
        assert [each.part for each in problems(sheet)] == ["0-fee", "0-phone"]

    def test_messages_stand_at_the_row_of_the_screen(self) -> None:
        """A row of which nothing counts is still a row to those who look at it."""
        sheet = make([{"fee": "5.00"}, {"name": "Ben"}])
        assert [each.part for each in problems(sheet)] == ["0-name", "0-kind", "1-kind"]
        assert used_answers(sheet)["experts"] == [{"name": "Ben"}]

    def test_nobody_is_asked_about_nonsense_in_a_hidden_cell(self) -> None:
        sheet = make([{"name": "Ben", "kind": "free"}])
        client = Client()
        client.force_login(sheet.owner)
        url = f"/api/forms/sheets/{sheet.pk}"
        for kind, status in (("free", 200), ("paid", 422)):
            rows = [{"name": "Ben", "kind": kind, "fee": "viel", "phone": "0681 12345"}]
            sent = client.patch(url, {"answers": {"experts": rows}}, "application/json")
            assert sent.status_code == status, sent.content


@pytest.mark.django_db
class TestScreen:
    """The page without a script."""

    def post(self, client: Client, sheet: AnswerSheet, html: str, **typed: str) -> Any:
        shown = re.search(r'name="shown"\s+value="([^"]*)"', html)
        assert shown
        data = {"seen": seen(html), "shown": shown[1], "version": "1", **typed}
        return client.post(page(sheet, "all"), data)

    def is_hidden(self, html: str, name: str) -> bool:
        cell = re.search(rf'data-name="{name}"([^>]*)>', html)
        assert cell
        return "hidden" in cell[1].split()

    def test_a_cell_that_comes_up_is_shown_before_going_on(self, client: Client) -> None:
        sheet = make([{"name": "Ben", "kind": "free"}])
        client.force_login(sheet.owner)
        html = client.get(page(sheet, "all")).content.decode()
        assert self.is_hidden(html, "experts-0-fee")
        typed = {
            "experts-0-name": "Ben",
            "experts-0-kind": "paid",
            "experts-0-fee": "",
            "experts-0-phone": "0681 12345",
        }
        again = self.post(client, sheet, html, **typed)
        assert again.status_code == 302
        assert "new=experts" in again["Location"]
        html = client.get(again["Location"]).content.decode()
        assert not self.is_hidden(html, "experts-0-fee")
        # Now it was on the screen: an empty one is missing, a full one brings up its reason, then it goes on.
        assert self.post(client, sheet, html, **typed).status_code == 422
        typed["experts-0-fee"] = "150"
        again = self.post(client, sheet, html, **typed)
        assert "new=experts" in again["Location"]
        html = client.get(again["Location"]).content.decode()
        assert self.post(client, sheet, html, **typed)["Location"].endswith("/more/")

    @pytest.mark.parametrize(
        "shown", ["experts", "experts/fee:x", "experts/fee:", "/:", "experts/fee:99999999"]
    )
    def test_nonsense_about_what_was_shown_breaks_nothing(self, client: Client, shown: str) -> None:
        sheet = make([PAID_ROW])
        client.force_login(sheet.owner)
        sent = client.post(page(sheet, "all"), {"shown": shown, "experts-0-name": "Ana"})
        assert sent.status_code in (302, 422)


def test_the_sample_has_what_it_tests() -> None:
    assert [each["id"] for each in COLUMNS if "show_when" in each] == ["fee", "why"]
