"""A list inside a list: one level, judged by each row alone, and nothing hidden in it is handed in."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from jsonschema import Draft7Validator

from tests.forms.sample_nested import CODE, COLUMNS, SESSIONS, definition, register
from tests.forms.sample_questions import four
from tests.forms.sample_rows import make
from tests.forms.screens import page, seen, url
from workflows.forms import registry
from workflows.forms.actions import submit_sheet
from workflows.forms.checks.sheets import problems
from workflows.forms.comparing.answers import compare_lists
from workflows.forms.definition.parts import read_form
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.forms.reading.exporting import export_form
from workflows.forms.reading.summary import exported, summary, used_answers
from workflows.forms.types import AnswerContext, type_of
from workflows.forms.versions.moving import RETYPED, why_asked

PAID, FREE = {"what": "Chor", "kind": "paid", "fee": "20.00"}, {"what": "Tanz", "kind": "free", "fee": "7.77"}
DAYS: list[dict[str, Any]] = [
    {"day": "Montag", "sessions": [PAID, FREE], "break": "Kuchen"},
    {"day": "Dienstag", "open": False, "sessions": [{**PAID, "what": "Geheim"}]},
]
DOUBLED = [{**PAID, "double": "40.00"}, {"what": "Tanz", "kind": "free"}]


@pytest.fixture(autouse=True)
def nested_form() -> Iterator[None]:
    """The form can be opened."""
    register()
    yield
    registry._KINDS.pop(CODE, None)


@pytest.fixture
def sheet(db: None) -> AnswerSheet:
    return make(DAYS, code=CODE, question="days")


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": four(*[name] * 4), **more}


class TestDefinition:
    """One level, and no more than works in it."""

    def test_it_is_fine(self) -> None:
        check_definition(definition())
        check_definition(definition(own_pages=True))

    @pytest.mark.parametrize(
        ("column", "words"),
        [
            (
                ask("deeper", "group", questions=[ask("x", "short_text")]),
                "one level is enough for people to follow",
            ),
            (ask("paper", "file"), "a list inside a list can’t take files"),
            (ask("who", "person_list", columns=[ask("x", "short_text")]), "can’t be a column"),
            (
                ask("x", "short_text", show_when={"question": "day", "is": "answered"}),
                "day is not an earlier question of the same row",
            ),
        ],
    )
    def test_what_does_not_work_inside_is_refused(self, column: dict[str, Any], words: str) -> None:
        raw = definition()
        raw["steps"][0]["questions"][0]["questions"][2]["questions"].append(column)
        with translation.override("en"), pytest.raises(DefinitionError, match=words) as error:
            check_definition(raw)
        (mistake,) = error.value.mistakes
        assert mistake.place.column == f"sessions.{column['id']}"

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"own_pages": True}, "only a list that stands in no other list has pages"),
            ({"own_pages": "x"}, "own_pages is true or false"),
            ({"questions": []}, "questions are missing"),
        ],
    )
    def test_wrong_settings_of_the_inner_list(self, change: dict[str, Any], words: str) -> None:
        raw = definition()
        raw["steps"][0]["questions"][0]["questions"][2] |= change
        with translation.override("en"), pytest.raises(DefinitionError, match=words):
            check_definition(raw)

    def test_sums_of_rows_within_rows_are_refused(self) -> None:
        raw = definition()
        of = [{"question": "days", "column": "sessions"}]
        total = ask("total", "calculated", formula={"do": "count", "of": of})
        raw["steps"][0]["questions"].append(total)
        with translation.override("en"), pytest.raises(DefinitionError, match="no numbers to calculate with"):
            check_definition(raw)
        raw = definition()
        inner = ask(
            "fees", "calculated", formula={"do": "sum", "of": [{"question": "sessions", "column": "fee"}]}
        )
        raw["steps"][0]["questions"][0]["questions"].append(inner)
        with translation.override("en"), pytest.raises(DefinitionError):
            check_definition(raw)

    def test_other_programs_get_both_levels(self) -> None:
        form = export_form(read_form(definition()), AnswerContext())
        sessions = form["steps"][0]["questions"][0]["columns"][2]
        assert [each["id"] for each in sessions["columns"]] == [each["id"] for each in SESSIONS]
        assert sessions["columns"][2]["show_when"] == {"===": [{"var": "kind"}, "paid"]}
        Draft7Validator.check_schema(form["answers_schema"])
        validator = Draft7Validator(form["answers_schema"])
        handed_in = [{**DAYS[0], "sessions": [PAID, {"what": "Tanz", "kind": "free"}]}]
        assert validator.is_valid({"days": handed_in})
        assert not validator.is_valid(
            {"days": [{"day": "Montag", "sessions": [{"what": "Chor", "kind": "x"}]}]}
        )
        assert not validator.is_valid({"days": [{"day": "Montag", "sessions": [{"kind": "free"}]}]})
        assert not validator.is_valid({"days": [{"day": "Montag", "sessions": "Chor"}]})

    def test_a_changed_inner_question_asks_again(self) -> None:
        old, new = (read_form(definition()).questions["days"] for _time in range(2))
        assert why_asked(old, new, DAYS) == ""
        raw = definition()
        raw["steps"][0]["questions"][0]["questions"][2]["questions"][0]["label"] = four(*["Wer"] * 4)
        assert why_asked(old, read_form(raw).questions["days"], DAYS) == RETYPED


class TestAnswers:
    """What counts, what is wrong, what is handed in."""

    def test_what_counts(self, sheet: AnswerSheet) -> None:
        assert sheet.answers["days"] == DAYS
        monday, tuesday = used_answers(sheet)["days"]
        assert monday == {"day": "Montag", "sessions": DOUBLED, "number": 2, "break": "Kuchen"}
        assert tuesday == {"day": "Dienstag", "open": False}

    def test_readers_see_both_levels_and_nothing_hidden(self, sheet: AnswerSheet) -> None:
        read = str(summary(sheet, "de")) + str(exported(sheet))
        assert "Chor" in read
        assert "Geheim" not in read
        assert "7,77" not in read
        (row,) = (row for section in summary(sheet, "de") for row in section.rows if row.question == "days")
        assert row.display.split("\n")[:3] == [
            "Montag · Number: 2 · Kuchen",
            "Sessions:",
            "– Chor · paid · Fee: 20,00\u00a0€ · Double: 40,00\u00a0€",
        ]

    def test_handing_in(self, browser: Client, sheet: AnswerSheet) -> None:
        check = unescape(browser.get(url("check", sheet)).content.decode())
        told = check[check.index('id="left-out"') :].partition("</ul>")[0]
        assert "Days, Zeile 1, Sessions, Zeile 2, Fee" in " ".join(told.split())
        assert "Geheim" in told
        assert "Geheim" not in check.replace(told, "")
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
        kept = AnswerSnapshot.objects.get().answers["days"]
        assert kept == [
            {"day": "Montag", "sessions": [PAID, {"what": "Tanz", "kind": "free"}], "break": "Kuchen"},
            {"day": "Dienstag", "open": False},
        ]
        api = browser.get(f"/api/forms/sheets/{sheet.pk}")
        assert "Geheim" not in api.content.decode()
        assert api.json()["calculated"]["days"] == [{"number": 2, "sessions": [{"double": "40.00"}, {}]}, {}]

    def test_messages_name_both_rows(self, browser: Client, sheet: AnswerSheet) -> None:
        rows = [
            {"day": "Montag", "sessions": [PAID, {"what": "Lesung", "kind": "paid"}]},
            {"day": "Dienstag"},
        ]
        address = f"/api/forms/sheets/{sheet.pk}"
        assert browser.patch(address, {"answers": {"days": rows}}, "application/json").status_code == 200
        sheet.refresh_from_db()
        found = problems(sheet)
        assert [each.part for each in found] == ["0-sessions-1-fee", "1-sessions"]
        assert found[0].message.startswith("Zeile 1, Sessions: Zeile 2, Fee: ")
        rows[0]["sessions"] = [{**PAID, "fee": "viel"}]
        refused = browser.patch(address, {"answers": {"days": rows}}, "application/json")
        assert refused.status_code == 422
        assert [each["path"] for each in refused.json()["errors"]] == ["days-0-sessions-0-fee"]
        for nonsense in ("x", [1], [{"x": 1}], {"what": "x"}, [[]], 7, True):
            body = {"answers": {"days": [{"day": "Montag", "sessions": nonsense}]}}
            assert browser.patch(address, body, "application/json").status_code == 422, nonsense

    def test_a_changed_session_shows_in_the_comparison(self) -> None:
        question = read_form(definition()).questions["days"]
        one, other = ([{"day": "Montag", "sessions": [{**PAID, "what": what}]}] for what in ("Chor", "Band"))
        (row,) = compare_lists(question, one, other, AnswerContext()) or ()
        assert [each.label for each in row.cells] == ["Sessions"]

    def test_written_and_read_again_it_is_the_same(self) -> None:
        question, context = read_form(definition()).questions["days"], AnswerContext()
        kind = type_of(question)
        assert kind.parse(question, DAYS, context) == DAYS
        assert kind.parse(question, kind.written(question, DAYS, context), context) == DAYS


class TestScreen:
    """Without a script."""

    def fields(self, text: str, **more: str) -> dict[str, str]:
        shown = re.search(r'name="shown"\s+value="([^"]*)"', text)
        assert shown
        typed = {
            "days-0-day": "Montag",
            "days-0-sessions-0-what": "Chor",
            "days-0-sessions-0-kind": "free",
        }
        return {"seen": seen(text), "shown": shown[1], "version": "1", **typed, **more}

    def html(self, browser: Client, address: str) -> str:
        return unescape(browser.get(address).content.decode())

    def test_rows_inside_rows_come_and_go(self, browser: Client, sheet: AnswerSheet) -> None:
        text = self.html(browser, page(sheet, "all"))
        assert 'name="days-0-sessions-1-what"' in text
        assert 'name="days-__row__-sessions-__inner__-what"' in text
        answer = browser.post(page(sheet, "all"), self.fields(text, add="days-0-sessions"))
        assert answer["Location"].endswith("#days-0-sessions-end")
        text = self.html(browser, answer["Location"])
        assert 'name="days-0-sessions-1-what"' in text
        assert 'name="days-0-sessions-2-what"' not in text
        typed = {"days-0-sessions-1-what": "Tanz", "days-0-sessions-1-kind": "free"}
        browser.post(page(sheet, "all"), self.fields(text, remove="days-0-sessions:0", **typed))
        sheet.refresh_from_db()
        assert sheet.answers["days"] == [{"day": "Montag", "sessions": [{"what": "Tanz", "kind": "free"}]}]
        text = self.html(browser, page(sheet, "all") + "?more=days")
        assert 'name="days-1-sessions-0-what"' in text
        for number in (0, 1):
            assert f'name="days-{number}-sessions-__inner__-what"' in text

    def test_a_cell_that_comes_up_inside_is_shown_first(self, browser: Client, sheet: AnswerSheet) -> None:
        text = self.html(browser, page(sheet, "all"))
        browser.post(page(sheet, "all"), self.fields(text))
        text = self.html(browser, page(sheet, "all"))
        paid = {"days-0-sessions-0-kind": "paid"}
        answer = browser.post(page(sheet, "all"), self.fields(text, **paid))
        assert "new=days" in answer["Location"]
        text = self.html(browser, answer["Location"])
        answer = browser.post(page(sheet, "all"), self.fields(text, **paid))
        assert answer.status_code == 422
        assert 'id="days-0-sessions-0-fee-error"' in answer.content.decode()
        paid["days-0-sessions-0-fee"] = "5"
        answer = browser.post(page(sheet, "all"), self.fields(text, **paid))
        assert answer["Location"].endswith("/more/")

    def test_on_a_page_of_its_own(self, client: Client, db: None) -> None:
        register(own_pages=True)
        sheet = make(DAYS, code=CODE, question="days")
        client.force_login(sheet.owner)
        address = f"{page(sheet, 'all')}?entry=days:0"
        text = self.html(client, address)
        hidden = {name: re.search(rf'name="{name}"\s+value="([^"]*)"', text) for name in ("entry", "row")}
        more = {name: found[1] for name, found in hidden.items() if found}
        data = self.fields(text, add="days-0-sessions", **more)
        answer = client.post(address, data)
        assert answer["Location"] == f"{address}&more=days-0-sessions#days-0-sessions-end"
        text = self.html(client, answer["Location"].partition("#")[0])
        assert 'name="days-0-sessions-1-what"' in text
        sheet.refresh_from_db()
        assert sheet.answers["days"][1] == DAYS[1]
        assert sheet.answers["days"][0]["sessions"] == [{"what": "Chor", "kind": "free"}]


def test_the_sample_has_what_it_tests() -> None:
    assert [each["id"] for each in COLUMNS if each["type"] == "group"] == ["sessions"]
