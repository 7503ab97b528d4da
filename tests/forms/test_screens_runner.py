"""The runner's finer points: new questions, conflicts, uploads at once, going on, paper."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.harness.markup import flat
from workflows.documents.models import Document
from workflows.forms.actions import save_answers
from workflows.forms.models import AnswerSheet

from .factories import make_member, make_sheet
from .screens import PDF, page, seen, url

pytestmark = pytest.mark.django_db
PROJECT = {
    "title": "T",
    "goals": "G",
    "kind": "again",
    "participants": "5",
    "starts_on": "2027-03-01",
    "minors": "no",
}
SHOWN = "title goals areas kind participants starts_on minors"


@pytest.fixture
def sheet() -> AnswerSheet:
    """Somebody's draft."""
    return make_sheet()


@pytest.fixture
def browser(client: Client, sheet: AnswerSheet) -> Client:
    """Its owner."""
    client.force_login(sheet.owner)
    return client


def test_a_question_that_came_up_is_new_not_wrong(browser: Client, sheet: AnswerSheet) -> None:
    answer = browser.post(page(sheet, "project"), PROJECT | {"shown": SHOWN, "from": "check"})
    assert answer.status_code == 302
    assert "new=before&from=check" in answer["Location"]
    html = flat(browser.get(answer["Location"]).content.decode())
    assert html.count("question__new") == 1
    assert "error-summary" not in html
    shown = re.search(r'name="shown" value="([^"]*)"', html)
    assert shown
    answer = browser.post(page(sheet, "project"), PROJECT | {"shown": shown[1]})
    assert answer.status_code == 422
    assert 'href="#before"' in answer.content.decode()


def test_new_questions_do_not_hide_what_is_wrong_with_the_others(browser: Client, sheet: AnswerSheet) -> None:
    answer = browser.post(page(sheet, "project"), PROJECT | {"shown": SHOWN, "title": ""})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#title"' in html
    assert 'href="#before"' not in html
    assert html.count("question__new") == 1


def test_sending_again_without_choosing_never_overwrites(browser: Client, sheet: AnswerSheet) -> None:
    member = make_member(sheet)
    marks = seen(browser.get(page(sheet, "project")).content.decode())
    save_answers(sheet_id=sheet.pk, answers={"title": "Von Olena"}, revision=None, actor=member)
    html = browser.post(page(sheet, "project"), {"title": "Meins", "seen": marks}).content.decode()
    again = {"title": "Meins", "seen": seen(html), "undecided": "title"}
    answer = browser.post(page(sheet, "project"), again)
    assert answer.status_code == 409
    assert 'id="choose-title-error"' in answer.content.decode()
    sheet.refresh_from_db()
    assert sheet.answers["title"] == "Von Olena"
    browser.post(page(sheet, "project"), again | {"choose-title": "theirs", "go": "list"})
    sheet.refresh_from_db()
    assert sheet.answers["title"] == "Von Olena"


def test_autosave_draws_the_choice_and_what_became_of_it(browser: Client, sheet: AnswerSheet) -> None:
    address = url("autosave", sheet, page="project")
    marks = seen(browser.get(page(sheet, "project")).content.decode())
    save_answers(sheet_id=sheet.pk, answers={"title": "Anders"}, revision=None, actor=make_member(sheet))
    sent = {"only": "title", "title": "Meins", "seen": marks}
    html = browser.post(address, sent).json()["conflict"]["html"]
    assert "Anders" in html
    assert 'name="choose-title"' in html
    answer = browser.post(address, sent | {"choose-title": "theirs"})
    assert answer.status_code == 200
    assert 'value="Anders"' in answer.json()["html"]


def _stored() -> int:
    """How many files lie in the private storage."""
    root = Path(storages["private"].path(""))
    return sum(path.is_file() for path in root.rglob("*"))


def test_a_file_that_finds_no_room_any_more_is_taken_back(
    browser: Client, sheet: AnswerSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _stored()
    monkeypatch.setattr("workflows.forms.actions.adding.save_answers", lambda **_rest: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        _upload(browser, sheet, "a.pdf", PDF)
    assert _stored() == kept
    assert not Document.objects.exists()


def _upload(browser: Client, sheet: AnswerSheet, name: str, content: bytes) -> tuple[int, dict]:
    data = {"question": "protection", "file": SimpleUploadedFile(name, content)}
    answer = browser.post(url("upload", sheet, page="project"), data)
    return answer.status_code, answer.json()


def test_a_file_uploaded_at_once_is_drawn_and_counted(browser: Client, sheet: AnswerSheet) -> None:
    save_answers(sheet_id=sheet.pk, answers={"minors": True}, revision=None, actor=sheet.owner)
    output = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(output, "PNG")
    status, answer = _upload(browser, sheet, "foto.png", output.getvalue())
    document = Document.objects.get()
    assert status == 201
    assert f"/documents/{document.pk}/preview/" in answer["html"]
    assert answer["mark"] in seen(browser.get(page(sheet, "project")).content.decode())
    assert _upload(browser, sheet, "b.pdf", PDF)[0] == 201
    kept = _stored()
    status, answer = _upload(browser, sheet, "c.pdf", PDF)
    assert status == 422
    assert _stored() == kept
    assert answer["errors"]["protection"]
    status, answer = _upload(browser, sheet, "x.exe", b"MZ")
    assert status == 422
    assert Document.objects.count() == 2
    browser.post(
        url("autosave", sheet, page="project"), {"only": "protection", "protection": str(document.pk)}
    )
    assert list(Document.objects.all()) == [document]


def test_uploading_needs_a_session_a_question_and_a_file(browser: Client, sheet: AnswerSheet) -> None:
    address = url("upload", sheet, page="project")
    assert browser.post(address, {"question": "protection"}).status_code == 422
    file = SimpleUploadedFile("a.pdf", PDF)
    assert browser.post(address, {"question": "title", "file": file}).status_code == 422
    browser.logout()
    assert browser.post(address, {"question": "protection", "file": file}).status_code == 401


def test_going_on_leads_to_the_page_where_people_stopped(browser: Client, sheet: AnswerSheet) -> None:
    save_answers(sheet_id=sheet.pk, answers={"publish": True}, revision=None, actor=sheet.owner)
    assert browser.get(url("resume", sheet))["Location"].startswith(page(sheet, "declarations"))
    browser.post(page(sheet, "people"), {"team-0-name": "Amira", "go": "list"})
    browser.post(page(sheet, "project"), {"title": "T", "go": "list"})
    assert browser.get(url("resume", sheet))["Location"] == f"{page(sheet, 'project')}#q-goals"


def test_the_page_tells_step_and_time(browser: Client, sheet: AnswerSheet) -> None:
    html = browser.get(page(sheet, "people")).content.decode()
    assert re.search(r'<progress[^>]*max="5" value="3"', html)
    assert re.search(r"3 von 5 · etwa \d+ Minuten?", html)


def test_the_empty_form_on_paper_shows_every_question(browser: Client, sheet: AnswerSheet) -> None:
    save_answers(sheet_id=sheet.pk, answers={"title": "Vertraulich"}, revision=None, actor=sheet.owner)
    html = browser.get(url("print", sheet) + "?blank").content.decode()
    assert "Was habt ihr daraus gelernt?" in html
    assert "Vertraulich" not in html
    assert "read-questions__lines" in html


def test_the_count_of_words_is_read_with_its_field(browser: Client, sheet: AnswerSheet) -> None:
    html = browser.get(page(sheet, "project")).content.decode()
    field = re.search(r'<textarea[^>]*id="goals"[^>]*>', html)
    assert field
    assert "goals-count" in field[0]
    answer = browser.post(page(sheet, "project"), {"goals": "Wort " * 21})
    assert answer.status_code == 422
    assert 'id="goals-error"' in answer.content.decode()
