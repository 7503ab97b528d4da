"""Whatever is posted to a page or sent to the API: a clear refusal below 500, nothing stored wrongly."""

import json
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflows.documents.models import Document
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import exported

from . import sample
from .factories import COMPLETE, make_complete_sheet, make_sheet
from .report import make_report
from .test_types_hostile import anything, tricky

pytestmark = pytest.mark.django_db
STEPS = ("contact", "project", "people", "money", "declarations")
LIMITS = settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
NAMES = [question["id"] for step in sample.definition()["steps"] for question in step["questions"]]
PARTS = ["", "-0-name", "-0-born_on-day", "-day", "-street", "-expenses-0-amount", "-expenses-0-category"]
PARTS += ["-requested-0-amount", "-requested-1-amount", "-in_kind-0-hours", "-vat", "-new", "-99-name"]
keys = st.sampled_from([name + part for name in NAMES for part in PARTS])
keys |= st.sampled_from(["seen", "shown", "only", "add", "remove", "go", "from", "choose-title", "revision"])
texts = (
    st.text(max_size=60) | tricky | st.sampled_from(["yes", "no", "new", "fees", "1.234,50", "2027", "12"])
)


@pytest.fixture
def sheet() -> AnswerSheet:
    return make_complete_sheet()


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def page(sheet: AnswerSheet, step: str, name: str = "page") -> str:
    return reverse(f"forms:{name}", kwargs={"sheet_id": sheet.pk, "page": step})


def address(sheet: AnswerSheet, rest: str = "") -> str:
    return f"/api/forms/sheets/{sheet.pk}{rest}"


def stored_well(sheet: AnswerSheet) -> None:
    """What lies in the database can be shown: text without tricks, only questions of the form."""
    sheet = AnswerSheet.objects.get(pk=sheet.pk)
    assert set(sheet.answers) | set(sheet.typed) <= set(NAMES)
    text = json.dumps([sheet.answers, sheet.typed], ensure_ascii=False, allow_nan=False)
    text.encode()
    assert "\x00" not in text
    assert "\u202e" not in json.dumps(sheet.answers, ensure_ascii=False)


@pytest.mark.parametrize("name", ["page", "autosave"])
@pytest.mark.parametrize("step", STEPS)
def test_any_post_to_a_page_is_answered(browser: Client, sheet: AnswerSheet, step: str, name: str) -> None:
    @LIMITS
    @given(fields=st.dictionaries(keys, st.lists(texts, max_size=3), max_size=14))
    def ask(fields: dict[str, list[str]]) -> None:
        data = QueryDict(mutable=True)
        for key, values in fields.items():
            data.setlist(key, [value.encode("utf-8", "replace").decode() for value in values])
        with transaction.atomic():
            for body in (data.urlencode(), data.urlencode().replace("%", "%ZZ")):
                answer = browser.post(page(sheet, step, name), body, "application/x-www-form-urlencoded")
                assert answer.status_code < 500
                stored_well(sheet)
            assert browser.get(page(sheet, step)).status_code in (200, 302)
            transaction.set_rollback(True)

    ask()


@LIMITS
@given(answers=st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=20), anything, max_size=5))
def _send(client: Client, sheet: AnswerSheet, answers: dict[str, Any]) -> None:
    with transaction.atomic():
        body = json.dumps({"answers": answers})
        answer = client.patch(address(sheet), body, "application/json")
        assert answer.status_code in (200, 400, 409, 422), answer.content[:300]
        stored_well(sheet)
        assert client.post(address(sheet, "/validate")).status_code == 200
        transaction.set_rollback(True)


def test_any_answers_over_the_api_are_answered(browser: Client, sheet: AnswerSheet) -> None:
    _send(browser, sheet)


DEEP = "[" * 100_000 + "]" * 100_000
BODIES = {
    "broken": '{"answers": {',
    "not an object": "[]",
    "empty": "",
    "nothing": "null",
    "deep": DEEP,
    "deep answer": '{"answers": {"title": ' + DEEP + "}}",
    "rather deep answer": '{"answers": {"partners": ' + "[" * 900 + "]" * 900 + "}}",
    "rather deep plan": '{"answers": {"plan": ' + '{"expenses":' * 400 + "1" + "}" * 400 + "}}",
    "not a number": '{"answers": {"participants": NaN}}',
    "infinity": '{"answers": {"participants": Infinity}}',
    "minus infinity in a plan": '{"answers": {"plan": {"expenses": [{"amount": -Infinity}], "incomes": []}}}',
    "huge number": '{"answers": {"participants": ' + "9" * 5000 + "}}",
    "huge exponent": '{"answers": {"participants": 1e999999}}',
    "huge exponent as text": '{"answers": {"participants": "1e999999"}}',
    "same key twice": '{"answers": {"title": "A", "title": "B"}}',
    "answers twice": '{"answers": {"title": "A"}, "answers": {"title": "B"}}',
    "lone surrogate": '{"answers": {"title": "\\ud800"}}',
    "lone surrogate as key": '{"answers": {"\\ud800": "x"}}',
    "NUL": '{"answers": {"title": "a\\u0000b"}}',
    "NUL as key": '{"answers": {"a\\u0000b": "x"}}',
    "unknown question": '{"answers": {"nothing": "x"}}',
    "long key": json.dumps({"answers": {"x" * 100_000: "x"}}),
    "ten thousand rows": json.dumps({"answers": {"partners": [{"name": "x"}] * 10_000}}),
    "ten thousand costs": json.dumps({"answers": {"plan": {"expenses": [{}] * 10_000, "incomes": []}}}),
    "five megabytes": json.dumps({"answers": {"goals": "x" * 5_000_000}}),
    "huge revision": '{"answers": {}, "revision": 99999999999999999999}',
    "not UTF-8": b'{"answers": {"title": "\xff\xfe"}}',
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_and_changes_nothing(
    browser: Client, sheet: AnswerSheet, name: str
) -> None:
    before = AnswerSheet.objects.values("answers", "typed", "revision").get(pk=sheet.pk)
    answer = browser.patch(address(sheet), BODIES[name], "application/json")
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.content[:200])
    assert "json" in answer["Content-Type"]
    assert answer.json()["detail"]
    assert AnswerSheet.objects.values("answers", "typed", "revision").get(pk=sheet.pk) == before


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "",
        "a/b/c",
    ],
)
def test_a_wrong_content_type_never_breaks_anything(browser: Client, sheet: AnswerSheet, kind: str) -> None:
    for url in (address(sheet), address(sheet, "/submit"), address(sheet, "/files")):
        for body in (b"{}", b"\x00\xff", b"--x\r\n\r\n", b"answers=1"):
            assert browser.generic("POST", url, body, kind).status_code < 500
            assert browser.generic("PATCH", url, body, kind).status_code < 500
    for step in STEPS:
        assert browser.generic("POST", page(sheet, step), b"\x00\xff", kind).status_code < 500


def test_letters_that_turn_the_reading_direction_are_taken_out(browser: Client, sheet: AnswerSheet) -> None:
    body = json.dumps({"answers": {"title": "Rechnung\u202efdp.exe", "goals": "\u2066A\u2069"}})
    assert browser.patch(address(sheet), body, "application/json").status_code == 200
    sheet.refresh_from_db()
    assert (sheet.answers["title"], sheet.answers["goals"]) == ("Rechnungfdp.exe", "A")


def test_a_file_of_another_case_is_refused(browser: Client, sheet: AnswerSheet) -> None:
    kind = f"form.{sample.CODE}"
    other = Document.objects.create(
        case=make_sheet().case, kind=kind, name="x.pdf", sha256="0" * 64, media_type="application/pdf", size=1
    )
    body = json.dumps({"answers": {"minors": True, "protection": [str(other.pk)]}})
    answer = browser.patch(address(sheet), body, "application/json")
    assert answer.status_code == 422
    sheet.refresh_from_db()
    assert sheet.answers["minors"] is COMPLETE["minors"]


def test_a_page_takes_no_five_megabytes_and_no_ten_thousand_rows(browser: Client, sheet: AnswerSheet) -> None:
    before = AnswerSheet.objects.values("answers", "typed").get(pk=sheet.pk)
    many = {f"team-{number}-name": "x" for number in range(10_000)}
    huge = {"goals": "x" * 5_500_000}
    for step, data in (("people", many), ("project", huge)):
        answer = browser.post(page(sheet, step), data)
        assert 400 <= answer.status_code < 500
    assert AnswerSheet.objects.values("answers", "typed").get(pk=sheet.pk) == before
    assert browser.post(page(sheet, "people"), dict(list(many.items())[:3000])).status_code == 422
    assert browser.get(page(sheet, "people")).status_code == 200


def test_actual_figures_take_nothing_hostile(client: Client, sheet: AnswerSheet) -> None:
    report = make_report(sheet)
    client.force_login(report.owner)

    @LIMITS
    @given(figures=anything, line=anything)
    def ask(figures: Any, line: Any) -> None:
        rows = [{"line": line, "amount": "1"}]
        for answer in (figures, {"expenses": figures, "incomes": []}, {"expenses": rows, "incomes": figures}):
            with transaction.atomic():
                body = json.dumps({"answers": {"figures": answer}})
                status = client.patch(address(report), body, "application/json").status_code
                assert status in (200, 400, 422)
                transaction.set_rollback(True)

    ask()


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", "|", "%", " =", "\u00a0="]
)
def test_no_cell_of_an_export_is_read_as_a_formula(sheet: AnswerSheet, start: str) -> None:
    text = f"{start}HYPERLINK('http://evil.example')"
    sheet.answers |= {"title": text, "goals": f"{text}\n{text}", "team": [{"name": text}]}
    cells = exported(sheet)
    for question in ("title", "goals", "team"):
        assert cells[question].startswith("'")


def test_every_cell_of_an_export_is_harmless_text(sheet: AnswerSheet) -> None:
    for cell in exported(sheet).values():
        assert isinstance(cell, str)
        assert not cell.startswith(("=", "+", "-", "@"))
