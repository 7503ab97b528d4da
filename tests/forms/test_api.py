"""The forms over HTTP: the whole form without a screen, the same words, nothing breaks."""

import json
from typing import Any

import jsonschema_rs
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people.factories import UserFactory
from tests.problems import mistakes
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet

from . import sample
from .factories import COMPLETE, make_complete_sheet, make_member, make_sheet

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def sheet() -> AnswerSheet:
    return make_sheet()


@pytest.fixture
def program(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def patch(program: Client, sheet: AnswerSheet, body: Any) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return program.patch(f"/api/forms/sheets/{sheet.pk}", text, content_type="application/json")


def test_the_whole_form_is_filled_in_without_a_screen(program: Client, sheet: AnswerSheet) -> None:
    form = program.get(f"/api/forms/sheets/{sheet.pk}/definition").json()
    revision = program.get(f"/api/forms/sheets/{sheet.pk}").json()["revision"]
    for step in form["steps"]:
        ids = {question["id"] for question in step["questions"]}
        answers = {key: value for key, value in COMPLETE.items() if key in ids}
        answer = patch(program, sheet, {"revision": revision, "answers": answers})
        assert answer.status_code == 200, answer.content
        revision = answer.json()["revision"]
    assert program.post(f"/api/forms/sheets/{sheet.pk}/validate").json() == []
    answer = program.post(f"/api/forms/sheets/{sheet.pk}/submit")
    assert answer.status_code == 200
    assert answer.json()["round"] == 1
    assert {step["status"] for step in answer.json()["steps"]} == {"submitted"}
    assert program.post(f"/api/forms/sheets/{sheet.pk}/submit").status_code == 409


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
def test_the_definition_is_a_json_schema_in_the_readers_language(client: Client, language: str) -> None:
    form = client.get(f"/api/forms/definitions/{sample.CODE}", headers={"accept-language": language}).json()
    assert form["title"] == sample.definition()["title"][language]
    jsonschema_rs.meta.validate(form["answers_schema"])
    before = next(each for each in form["steps"][1]["questions"] if each["id"] == "before")
    assert before["show_when"] == {"and": [{"===": [{"var": "kind"}, "again"]}]}
    assert form["answers_schema"]["required"][0] == "contact_name"
    assert "before" not in form["answers_schema"]["required"]


def test_complete_answers_fit_the_schema(client: Client) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    schema = client.get(f"/api/forms/sheets/{sheet.pk}/definition").json()["answers_schema"]
    jsonschema_rs.validate(schema, sheet.answers)


def test_errors_have_the_same_words_as_the_screen(program: Client, sheet: AnswerSheet) -> None:
    answer = patch(program, sheet, {"answers": {"iban": "DE00"}})
    assert answer.status_code == 422
    said = mistakes(answer)["iban"]
    html = program.post(f"/forms/{sheet.pk}/contact/", {"iban": "DE00"}).content.decode()
    assert said in html


def test_it_is_all_or_nothing(program: Client, sheet: AnswerSheet) -> None:
    assert patch(program, sheet, {"answers": {"title": "Gut", "iban": "DE00"}}).status_code == 422
    assert mistakes(patch(program, sheet, {"answers": {"title": "Gut", "unknown": 1}})).keys() == {"unknown"}
    sheet.refresh_from_db()
    assert sheet.answers == {}


def test_somebody_elses_change_is_not_overwritten(program: Client, sheet: AnswerSheet) -> None:
    save_answers(sheet_id=sheet.pk, answers={"title": "Anders"}, revision=None, actor=make_member(sheet))
    answer = patch(program, sheet, {"revision": 0, "answers": {"title": "Meins", "kind": "new"}})
    assert answer.status_code == 409
    assert answer.json()["code"] == "conflict"
    assert mistakes(answer).keys() == {"title"}
    sheet.refresh_from_db()
    assert sheet.answers == {"title": "Anders"}


def test_null_empties_an_answer(program: Client, sheet: AnswerSheet) -> None:
    patch(program, sheet, {"answers": {"title": "Weg"}})
    assert patch(program, sheet, {"answers": {"title": None}}).json()["answers"] == {}


def test_files_are_uploaded_and_refused(program: Client, sheet: AnswerSheet) -> None:
    address = f"/api/forms/sheets/{sheet.pk}/files"
    answer = program.post(address, {"question": "protection", "file": SimpleUploadedFile("a.pdf", PDF)})
    assert answer.status_code == 201
    assert answer.json()["answers"]["protection"][0]["name"] == "a.pdf"
    for question, name, content in (("title", "a.pdf", PDF), ("protection", "a.exe", b"MZ")):
        answer = program.post(address, {"question": question, "file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert question in mistakes(answer)
    program.post(address, {"question": "protection", "file": SimpleUploadedFile("b.pdf", PDF)})
    assert (
        program.post(
            address, {"question": "protection", "file": SimpleUploadedFile("c.pdf", PDF)}
        ).status_code
        == 422
    )


def test_strangers_read_and_change_nothing(client: Client, sheet: AnswerSheet) -> None:
    assert client.get(f"/api/forms/sheets/{sheet.pk}").status_code == 401
    client.force_login(UserFactory())
    assert client.get(f"/api/forms/sheets/{sheet.pk}").status_code == 403
    assert patch(client, sheet, {"answers": {"title": "x"}}).status_code == 403
    assert client.post(f"/api/forms/sheets/{sheet.pk}/submit").status_code == 403


HOSTILE: list[Any] = [
    "{",
    "",
    "null",
    "[]",
    '"x"',
    b"\xff\xfe",
    "[" * 100_000,
    {"answers": []},
    {"answers": {"title": "a\x00b"}},
    {"answers": {"title\x00": "x"}},
    {"answers": {"x" * 100_000: "x"}},
    '{"answers": {"title": "\\ud800"}}',
    '{"answers": {"\\ud800": "x"}}',
    '{"answers": {"participants": 1e999}}',
    '{"answers": {"participants": NaN}}',
    '{"answers": {"participants": ' + "9" * 5000 + "}}",
    {"answers": {"participants": -1e300}},
    {"answers": {"title": "x" * 4_000_000}},
    {"answers": {"team": [{"name": "x"}] * 10_000}},
    {"answers": {"plan": {"expenses": [[]] * 1000, "incomes": {}}}},
    {"answers": {"plan": {"incomes": [{"kind": ["x"], "amount": {}}]}}},
    {"answers": {"protection": [{"id": {"id": 1}}]}},
    {"answers": {"organisation": {"id": []}}},
    {"answers": {"starts_on": {"day": [], "month": {}, "year": True}}},
    {"revision": 10**30, "answers": {}},
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bodies_get_an_error_and_store_nothing(
    program: Client, sheet: AnswerSheet, body: Any
) -> None:
    program.raise_request_exception = False
    answer = patch(program, sheet, body)
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.content[:300])
    sheet.refresh_from_db()
    assert sheet.answers == {}
    assert sheet.typed == {}


def test_too_big_a_body_is_refused(program: Client, sheet: AnswerSheet) -> None:
    program.raise_request_exception = False
    answer = patch(program, sheet, {"answers": {"title": "x" * 6_000_000}})
    assert 400 <= answer.status_code < 500


def test_the_api_stays_within_its_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    with django_assert_max_num_queries(10):
        assert client.get(f"/api/forms/sheets/{sheet.pk}").status_code == 200
    with django_assert_max_num_queries(12):
        assert patch(client, sheet, {"answers": {"title": "Neu"}}).status_code == 200
