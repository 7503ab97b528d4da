"""What another front end leans on: languages, versions, who was faster, files, sending twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.problems import mistakes
from workflows.documents.models import Document
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.people.access import idempotency
from workflows.people.models import KeptAnswer

from . import sample
from .factories import make_complete_sheet, make_member, make_sheet
from .test_api import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
KEY = "idempotency-key"


@pytest.fixture
def sheet() -> AnswerSheet:
    return make_sheet()


@pytest.fixture
def program(client: Client, sheet: AnswerSheet) -> Client:
    client.force_login(sheet.owner)
    return client


def patch(
    program: Client, sheet: AnswerSheet, answers: Any, revision: int | None = None, **headers: str
) -> Any:
    body = {"answers": answers, "revision": revision}
    path = f"/api/forms/sheets/{sheet.pk}"
    return program.patch(path, json.dumps(body), content_type="application/json", headers=headers)


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl"), ("uk", "ltr")])
def test_the_address_may_name_the_language(
    program: Client, sheet: AnswerSheet, language: str, direction: str
) -> None:
    for path in (f"definitions/{sample.CODE}", f"sheets/{sheet.pk}/definition"):
        form = program.get(f"/api/forms/{path}?language={language}", headers={"accept-language": "en"}).json()
        assert (form["language"], form["direction"]) == (language, direction)
        assert form["title"] == sample.definition()["title"][language]
    said = program.post(f"/api/forms/sheets/{sheet.pk}/validate?language={language}").json()[0]["message"]
    accepted = program.post(f"/api/forms/sheets/{sheet.pk}/validate", headers={"accept-language": language})
    assert said == accepted.json()[0]["message"]


def test_an_unknown_language_is_refused(client: Client) -> None:
    assert client.get(f"/api/forms/definitions/{sample.CODE}?language=xx").status_code == 422


def test_a_sheet_says_which_version_it_is_pinned_to(program: Client, sheet: AnswerSheet) -> None:
    form = program.get(f"/api/forms/sheets/{sheet.pk}/definition").json()
    assert form["version"] == program.get(f"/api/forms/sheets/{sheet.pk}").json()["version"] == 1


class TestVersions:
    """Nobody overwrites what they have not seen."""

    def test_the_etag_is_the_revision(self, program: Client, sheet: AnswerSheet) -> None:
        assert program.get(f"/api/forms/sheets/{sheet.pk}")["ETag"] == '"0"'
        saved = patch(program, sheet, {"title": "Neu"}, **{"if-match": '"0"'})
        assert (saved.status_code, saved["ETag"]) == (200, '"1"')

    @pytest.mark.parametrize("tag", ["*", '"1"', 'W/"1"', '"7", "1"', "1"])
    def test_a_matching_tag_saves(self, program: Client, sheet: AnswerSheet, tag: str) -> None:
        patch(program, sheet, {"title": "Eins"})
        assert patch(program, sheet, {"title": "Zwei"}, **{"if-match": tag}).status_code == 200

    @pytest.mark.parametrize("tag", ['"0"', '"2"', '""', "x", '"99999999999999999999"', "*x"])
    def test_another_tag_stores_nothing(self, program: Client, sheet: AnswerSheet, tag: str) -> None:
        patch(program, sheet, {"title": "Eins"})
        answer = patch(program, sheet, {"kind": "new"}, **{"if-match": tag})
        assert answer.status_code == 412
        sheet.refresh_from_db()
        assert sheet.answers == {"title": "Eins"}

    def test_it_says_who_changed_what(self, program: Client, sheet: AnswerSheet) -> None:
        other = make_member(sheet)
        save_answers(sheet_id=sheet.pk, answers={"title": "Anders"}, revision=None, actor=other)
        for answer in (
            patch(program, sheet, {"kind": "new"}, **{"if-match": '"0"'}),
            patch(program, sheet, {"title": "Meins"}, revision=0),
        ):
            assert answer.status_code in (409, 412)
            (change,) = answer.json()["changes"]
            assert (change["question"], change["theirs"]) == ("title", "Anders")
            assert change["name"] == other.get_full_name()
            assert change["at"] <= timezone.now().isoformat()
            assert other.get_full_name() in mistakes(answer)["title"]

    def test_another_question_is_saved_beside_it(self, program: Client, sheet: AnswerSheet) -> None:
        save_answers(sheet_id=sheet.pk, answers={"title": "Anders"}, revision=None, actor=make_member(sheet))
        answer = patch(program, sheet, {"kind": "new"}, revision=0)
        assert answer.json()["answers"] == {"title": "Anders", "kind": "new"}


class TestChecking:
    """The whole sheet, one step, one question."""

    def test_a_step_and_a_question_alone(self, program: Client, sheet: AnswerSheet) -> None:
        patch(program, sheet, {"title": "x" * 90})
        path = f"/api/forms/sheets/{sheet.pk}/validate"
        everything = program.post(path).json()
        step = program.post(f"{path}?step=project").json()
        question = program.post(f"{path}?question=title").json()
        assert step == [each for each in everything if each["step"] == "project"]
        assert [each["question"] for each in question] == ["title"]
        assert len(everything) > len(step) > len(question)

    @pytest.mark.parametrize("query", ["step=nonsense", "question=nonsense"])
    def test_unknown_places_are_named(self, program: Client, sheet: AnswerSheet, query: str) -> None:
        answer = program.post(f"/api/forms/sheets/{sheet.pk}/validate?{query}")
        assert answer.status_code == 422
        assert mistakes(answer).keys() == {query.partition("=")[0]}


class TestFiles:
    """Taking a file away again."""

    def upload(self, program: Client, sheet: AnswerSheet) -> str:
        file = {"question": "protection", "file": SimpleUploadedFile("a.pdf", PDF)}
        answer = program.post(f"/api/forms/sheets/{sheet.pk}/files", file)
        return answer.json()["answers"]["protection"][-1]["id"]

    def test_a_file_of_a_draft_is_gone(self, program: Client, sheet: AnswerSheet) -> None:
        kept, gone = self.upload(program, sheet), self.upload(program, sheet)
        answer = program.delete(f"/api/forms/sheets/{sheet.pk}/files/{gone}")
        assert [each["id"] for each in answer.json()["answers"]["protection"]] == [kept]
        assert [str(each) for each in Document.objects.values_list("pk", flat=True)] == [kept]

    def test_a_file_that_no_answer_names(self, program: Client, sheet: AnswerSheet) -> None:
        other = make_sheet(sheet.owner)
        foreign = self.upload(program, other)
        assert program.delete(f"/api/forms/sheets/{sheet.pk}/files/{foreign}").status_code == 422
        assert Document.objects.count() == 1

    def test_strangers_take_nothing_away(self, program: Client, sheet: AnswerSheet) -> None:
        file = self.upload(program, sheet)
        program.force_login(make_sheet().owner)
        assert program.delete(f"/api/forms/sheets/{sheet.pk}/files/{file}").status_code == 403
        assert Document.objects.count() == 1


class TestSendingTwice:
    """With an Idempotency-Key the second submission gets the first one's answer."""

    @pytest.fixture
    def full(self, client: Client) -> AnswerSheet:
        sheet = make_complete_sheet()
        client.force_login(sheet.owner)
        return sheet

    def test_the_answer_is_the_same_and_the_work_is_done_once(
        self, client: Client, full: AnswerSheet
    ) -> None:
        path = f"/api/forms/sheets/{full.pk}/submit"
        first = client.post(path, headers={KEY: "a"})
        again = client.post(path, headers={KEY: "a"})
        assert (first.status_code, again.status_code) == (200, 200)
        assert first.json() == again.json()
        assert AnswerSnapshot.objects.filter(sheet=full).count() == 1
        assert client.post(path, headers={KEY: "b"}).status_code == 409
        assert client.post(path).status_code == 409

    def test_a_file_is_uploaded_once(self, program: Client, sheet: AnswerSheet) -> None:
        def upload(content: bytes) -> Any:
            form = {"question": "protection", "file": SimpleUploadedFile("a.pdf", content)}
            return program.post(f"/api/forms/sheets/{sheet.pk}/files", form, headers={KEY: "file"})

        first, again = upload(PDF), upload(PDF)
        assert first.status_code < 300
        assert again.content == first.content
        assert Document.objects.count() == 1
        assert upload(PDF + b"%").status_code == 422

    def test_a_refusal_is_not_kept(self, program: Client, sheet: AnswerSheet) -> None:
        path = f"/api/forms/sheets/{sheet.pk}/submit"
        assert program.post(path, headers={KEY: "a"}).status_code == 422
        assert not KeptAnswer.objects.exists()

    def test_a_key_belongs_to_one_request_of_one_person(self, client: Client, full: AnswerSheet) -> None:
        assert client.post(f"/api/forms/sheets/{full.pk}/submit", headers={KEY: "a"}).status_code == 200
        other = make_complete_sheet()
        client.force_login(other.owner)
        path = f"/api/forms/sheets/{other.pk}/submit"
        assert client.post(path, headers={KEY: "a"}).json()["id"] == str(other.pk)
        refused = client.post(path, "{}", content_type="application/json", headers={KEY: "a"})
        assert refused.status_code == 422
        assert mistakes(refused).keys() == {"Idempotency-Key"}

    @pytest.mark.parametrize("key", ["x" * 201, "a\tb"])
    def test_nonsense_as_a_key(self, client: Client, full: AnswerSheet, key: str) -> None:
        assert client.post(f"/api/forms/sheets/{full.pk}/submit", headers={KEY: key}).status_code == 422

    def test_after_a_day_nothing_is_kept(self, client: Client, full: AnswerSheet) -> None:
        client.post(f"/api/forms/sheets/{full.pk}/submit", headers={KEY: "a"})
        assert idempotency.tick() == 0
        KeptAnswer.objects.update(made_at=timezone.now() - idempotency.KEEP_FOR * 2)
        assert client.post(f"/api/forms/sheets/{full.pk}/submit", headers={KEY: "a"}).status_code == 409
        assert idempotency.tick() == 1
        assert not KeptAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_time_submit_once() -> None:
    sheet = make_complete_sheet()

    def send(_number: int) -> tuple[int, Any]:
        client = Client()
        client.force_login(sheet.owner)
        try:
            answer = client.post(f"/api/forms/sheets/{sheet.pk}/submit", headers={KEY: "same"})
            return answer.status_code, answer.json()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert [status for status, _body in answers] == [200] * 4
    assert all(body == answers[0][1] for _status, body in answers)
    assert len(sample.submitted) == 1
