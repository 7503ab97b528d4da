"""Rows that calculate: values out of the cells of a row, sums over all rows, and what follows from them."""

import copy
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.forms.sample_rows import make
from tests.forms.sample_sums import CODE, COLUMNS, definition, register
from tests.forms.screens import page, seen
from workflows.forms import registry
from workflows.forms.actions import submit_sheet
from workflows.forms.checks.sheets import problems
from workflows.forms.comparing.answers import compare_lists
from workflows.forms.definition.arithmetic import work_out
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.forms.reading.exporting import export_form
from workflows.forms.reading.summary import exported, summary, used_answers
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import AnswerContext, type_of
from workflows.forms.versions.copying import copied
from workflows.forms.versions.moving import changes_between

CHAIRS = {"what": "Stühle", "pieces": 12, "price": "19.99", "freight": "15.00"}
# Was dear once: its freight stands there still, and nobody is asked for it any more.
CLOTH = {"what": "Stoff", "pieces": 3, "price": "10.00", "freight": "99.00"}
GIVEN = [CHAIRS, {"what": "Stoff", "pieces": 3, "price": "10.00"}]
COUNTED = [{**CHAIRS, "cost": "239.88", "sum": "254.88"}, {**GIVEN[1], "cost": "30.00", "sum": "30.00"}]


@pytest.fixture(autouse=True)
def sums_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


def test_numbers_of_a_row_are_read_with_their_questions() -> None:
    """12 · 19,99 € · 15,00 € would say to nobody which is which; a name needs no question before it."""
    (question,) = (each for each in read_form(definition()).questions.values() if each.columns)
    with translation.override("de"):
        first = type_of(question).display(question, [CHAIRS], AnswerContext())
    what, pieces, *_money = first.split(" · ")
    assert (what, pieces) == ("Stühle", "Pieces: 12")
    assert "Price: 19,99" in first


def draft(*rows: dict[str, Any]) -> AnswerSheet:
    return make(list(rows), code=CODE, question="things")


def changed(column: int, **more: Any) -> dict[str, Any]:
    """The definition with something else in one column."""
    raw = copy.deepcopy(definition())
    raw["steps"][0]["questions"][0]["questions"][column] |= more
    return raw


def formula(do: str, *of: dict[str, str]) -> dict[str, Any]:
    return {"do": do, "of": list(of)}


def test_the_definition_is_fine() -> None:
    check_definition(definition())


@pytest.mark.parametrize(
    ("column", "more", "words"),
    [
        (
            3,
            {"formula": formula("sum", {"question": "total"})},
            "total is not an earlier question of the same",
        ),
        (3, {"formula": formula("sum", {"question": "freight"})}, "freight is not an earlier question"),
        (3, {"formula": formula("sum", {"question": "cost"})}, "cost is not an earlier question"),
        (3, {"formula": formula("sum", {"question": "what"})}, "what are no numbers"),
        (3, {"formula": formula("sum", {"question": "pieces", "column": "price"})}, "no such part"),
        (3, {"formula": formula("sum", {"question": "pieces", "part": "costs"})}, "no such part"),
        (3, {"formula": formula("product", {"question": "pieces"})}, "exactly two answers"),
        (3, {"formula": formula("product", *[{"question": "pieces"}] * 3)}, "exactly two answers"),
        (3, {"formula": {}}, "column cost: A formula needs"),
        (3, {"min": 5, "max": 4}, "column cost: min is greater than max"),
        (3, {"max": "viel"}, "column cost: max is not a number"),
        (3, {"stop_when": {"when": {"question": "pieces", "is": "answered"}, "advice": "x"}}, "can’t stop"),
        (4, {"show_when": {"question": "cost", "is": "equals", "value": "teuer"}}, "never be an answer"),
        (
            4,
            {"show_when": {"question": "sum", "is": "answered"}},
            "sum is not an earlier question of the same",
        ),
    ],
)
def test_a_formula_that_can_never_work_is_refused(column: int, more: dict[str, Any], words: str) -> None:
    with translation.override("en"), pytest.raises(DefinitionError, match=words):
        check_definition(changed(column, **more))


@pytest.mark.parametrize(
    ("do", "results", "shown", "value"),
    [
        ("product", [["3"], ["0.335"]], {"decimals": 2}, "1.01"),
        ("product", [["-0.01"], ["0.10"]], {"decimals": 2}, "0.00"),
        ("product", [["3"], []], {}, None),
        ("product", [["999999999999.99"], ["1"]], {"decimals": 2}, "999999999999.99"),
        ("product", [["999999999999.99"], ["999999999999.99"]], {"decimals": 2}, None),
        ("sum", [["999999999999.99"], ["0.01"]], {"decimals": 2}, None),
        ("share", [["999999999999"], ["0.01"]], {}, None),
        ("difference", [[], ["5"]], {}, -5),
    ],
)
def test_values_are_exact_or_none(
    do: str, results: list[list[str]], shown: dict[str, Any], value: object
) -> None:
    found = [[Decimal(each) for each in numbers] for numbers in results]
    assert work_out({"formula": {"do": do}, **shown}, found) == value


def test_other_programs_get_the_formulas() -> None:
    form = export_form(read_form(definition()), AnswerContext())
    things, total, *_rest = form["steps"][0]["questions"]
    columns = {each["id"]: each for each in things["columns"]}
    assert columns["cost"]["formula"]["do"] == "product"
    assert columns["cost"]["formula"]["logic"]["if"][1]["*"][0]["if"][2] == {"+": [{"var": "pieces"}]}
    assert columns["cost"]["limits"] == {"max": 1000}
    assert "reduce" in str(total["formula"]["logic"])
    row = form["answers_schema"]["properties"]["things"]["items"]
    assert list(row["properties"]) == ["what", "pieces", "price", "freight"]
    assert row["required"] == ["what", "pieces", "price"]


def test_a_row_that_calculates_more_asks_nobody_anew() -> None:
    """Only what people answer makes the answer to a list another one."""
    less = copy.deepcopy(definition())
    del less["steps"][0]["questions"][0]["questions"][5]
    less["steps"][0]["questions"] = less["steps"][0]["questions"][:1]
    found = changes_between(read_form(less), read_form(definition()))
    assert [(each.kind, each.effect) for each in found if each.question == "things"] == [("changed", "safe")]


@pytest.mark.django_db
class TestAnswers:
    """What counts, what is wrong, what is handed in."""

    def test_values_are_worked_out_and_never_stored(self) -> None:
        sheet = draft(CHAIRS, CLOTH)
        assert sheet.answers["things"] == [CHAIRS, CLOTH]
        used = used_answers(sheet)
        assert used["things"] == COUNTED
        assert (used["total"], used["kinds"], used["average"]) == ("284.88", 2, "14244.0")
        read = str(summary(sheet, "de")) + str(exported(sheet))
        assert "239,88" in read
        assert "99,00" not in read
        assert list(Workbook(sheet).visible.questions)[-2:] == ["note", "end"]

    def test_a_sum_over_rows_brings_up_a_question_and_has_a_limit(self) -> None:
        sheet = draft({"what": "Bühne", "pieces": 60, "price": "10.00", "freight": "0.00"}, CHAIRS)
        assert "why" in Workbook(sheet).visible.questions
        assert [each.question for each in problems(sheet)] == ["why"]
        sheet = draft(*[{"what": "Bühne", "pieces": 1, "price": "999.00", "freight": "5.00"}] * 2)
        with translation.override("de"):
            (found,) = [each for each in problems(sheet) if each.question == "total"]
        assert "2.008,00\u00a0€" in found.message
        assert "2.000,00\u00a0€" in found.message

    def test_a_limit_within_a_row_stands_at_its_cell(self) -> None:
        sheet = draft(CHAIRS, {"what": "Bühne", "pieces": 2, "price": "600.00", "freight": "1.00"})
        assert [(each.question, each.part) for each in problems(sheet)] == [("things", "1-cost"), ("why", "")]

    def test_handing_in_keeps_what_people_gave(self, client: Client) -> None:
        sheet = draft(CHAIRS, CLOTH)
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
        assert AnswerSnapshot.objects.get().answers == {"things": GIVEN}
        client.force_login(sheet.owner)
        api = client.get(f"/api/forms/sheets/{sheet.pk}").json()
        assert api["answers"]["things"] == GIVEN
        assert api["calculated"]["things"] == [
            {"cost": "239.88", "sum": "254.88"},
            {"cost": "30.00", "sum": "30.00"},
        ]
        assert api["calculated"]["total"] == "284.88"
        again = copied(Workbook(AnswerSheet.objects.get(pk=sheet.pk)), read_form(definition()))
        assert again.answers["things"] == GIVEN

    def test_nobody_sends_what_the_row_works_out(self, client: Client) -> None:
        sheet = draft(CHAIRS)
        client.force_login(sheet.owner)
        rows = [{**CHAIRS, "cost": "1.00"}]
        sent = client.patch(
            f"/api/forms/sheets/{sheet.pk}", {"answers": {"things": rows}}, "application/json"
        )
        assert sent.status_code == 422
        assert [each["path"] for each in sent.json()["errors"]] == ["things-0-cost"]
        client.post(page(sheet, "all"), {"things-0-what": "Stühle", "things-0-cost": "1"})
        sheet.refresh_from_db()
        assert sheet.answers["things"] == [{"what": "Stühle"}]

    def test_a_change_shows_in_the_value_too(self) -> None:
        question = read_form(definition()).questions["things"]
        (row,) = compare_lists(question, COUNTED[:1], [{**COUNTED[0], "cost": "9.00"}], AnswerContext()) or ()
        assert [each.label for each in row.cells] == ["Cost"]


@pytest.mark.django_db
def test_the_page_shows_values_without_a_script(client: Client) -> None:
    sheet = draft(CHAIRS)
    client.force_login(sheet.owner)
    html = client.get(page(sheet, "all")).content.decode()
    found = dict(re.findall(r'<output[^>]*name="([^"]+)"[^>]*>([^<]*)</output>', html))
    assert found["things-0-cost"] == "239,88\u00a0€"
    assert found["things-__row__-cost"] == "–"
    assert found["total"] == "254,88\u00a0€"
    # A total that is too much stands at its place, with the way there.
    dear = {
        "things-0-what": "Bühne",
        "things-0-pieces": "1",
        "things-0-price": "999",
        "things-0-freight": "1500",
    }
    shown = re.search(r'name="shown"\s+value="([^"]*)"', html)
    assert shown
    sent = client.post(
        page(sheet, "all"),
        {"seen": seen(html), "shown": f"{shown[1]} why", "version": "1", "why": "Weil.", **dear},
    )
    assert sent.status_code == 422
    html = sent.content.decode()
    assert 'id="total-error"' in html
    assert 'href="#total"' in html
    check = client.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})).content.decode()
    assert "#q-total" in check


def test_the_sample_has_what_it_tests() -> None:
    assert [each["id"] for each in COLUMNS if each["type"] == "calculated"] == ["cost", "sum"]
