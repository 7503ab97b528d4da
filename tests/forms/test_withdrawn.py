"""What is not asked any more is told before and not handed in: screen, API, summary, snapshot and files."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.documents.actions import freeze_uploads
from workflows.documents.models import Document
from workflows.forms.actions import add_file, request_changes, save_answers, submit_sheet
from workflows.forms.models import AnswerSheet, AnswerSnapshot
from workflows.forms.reading.summary import exported, summary, used_answers

from .factories import make_complete_sheet, make_member
from .test_api import PDF

pytestmark = pytest.mark.django_db
SECRET = "Nur für uns: Streit im Verein"
HIDING: dict[str, Any] = {"minors": False, "kind": "new"}


def give(sheet: AnswerSheet, answers: dict[str, Any]) -> None:
    save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=sheet.owner)
    sheet.refresh_from_db()


@pytest.fixture
def sheet() -> AnswerSheet:
    """First yes, with a private text and files of two people, then no."""
    sheet = make_complete_sheet()
    give(sheet, {"minors": True, "kind": "again", "before": SECRET})
    for name, actor in (("schutz.pdf", sheet.owner), ("mehr.pdf", make_member(sheet))):
        file = SimpleUploadedFile(name, PDF)
        add_file(sheet_id=sheet.pk, question="protection", file=file, actor=actor)
    give(sheet, HIDING)
    return sheet


def test_the_person_is_told_before(client: Client, sheet: AnswerSheet) -> None:
    client.force_login(sheet.owner)
    page = client.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})).content.decode()
    told = page[page.index('id="left-out"') :].partition("</ul>")[0]
    assert [word in told for word in (SECRET, "schutz.pdf", "mehr.pdf")] == [True] * 3
    assert client.get(f"/api/forms/sheets/{sheet.pk}").json()["left_out"] == ["before", "protection"]


def test_nothing_to_tell_when_nothing_is_left_out(client: Client) -> None:
    sheet = make_complete_sheet()
    client.force_login(sheet.owner)
    assert (
        "left-out" not in client.get(reverse("forms:check", kwargs={"sheet_id": sheet.pk})).content.decode()
    )
    assert client.get(f"/api/forms/sheets/{sheet.pk}").json()["left_out"] == []


def test_until_then_it_stays_with_the_draft(sheet: AnswerSheet) -> None:
    give(sheet, {"minors": True, "kind": "again"})
    assert used_answers(sheet)["before"] == SECRET
    assert [each["name"] for each in used_answers(sheet)["protection"]] == ["schutz.pdf", "mehr.pdf"]


def test_it_leaves_with_the_submission(
    client: Client, sheet: AnswerSheet, django_capture_on_commit_callbacks: Any
) -> None:
    paths = [(each.file.storage, each.file.name) for each in Document.objects.filter(case=sheet.case)]
    with django_capture_on_commit_callbacks(execute=True):
        sheet = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
        assert freeze_uploads(case=sheet.case) == 0
    assert not Document.objects.filter(case=sheet.case).exists()
    assert not any(storage.exists(path) for storage, path in paths)
    sheet.refresh_from_db()
    reader = UserFactory(roles=["reviewer"])
    client.force_login(reader)
    answered = client.get(f"/api/forms/sheets/{sheet.pk}")
    assert answered.status_code == 200
    read = client.get(reverse("forms:print", kwargs={"sheet_id": sheet.pk}))
    places = (
        str(answered.json()),
        read.content.decode(),
        str(AnswerSnapshot.objects.get(sheet=sheet).answers),
        str(sheet.__dict__),
        str(summary(sheet, "de")),
        str(exported(sheet)),
    )
    for place in places:
        assert "Nähcafé" in place
        assert SECRET not in place
        assert "schutz.pdf" not in place


def test_it_does_not_show_while_a_correction_is_under_way(client: Client) -> None:
    sheet = make_complete_sheet()
    give(sheet, {"kind": "again", "before": SECRET})
    sheet = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    reader = UserFactory(roles=["reviewer"])
    request_changes(sheet=sheet, questions={"kind": "Stimmt das?"}, actor=reader)
    give(sheet, {"kind": "new"})
    client.force_login(reader)
    row = client.get(f"/api/forms/sheets/{sheet.pk}").json()
    assert (row["answers"]["kind"], row["left_out"]) == ("new", [])
    assert "before" not in row["answers"]


def test_what_cannot_be_understood_leaves_too(sheet: AnswerSheet) -> None:
    sheet.typed = {"before": {"odd": SECRET}}
    sheet.pending = {"before": {"version": 1, "typed": SECRET, "why": "retyped"}}
    sheet.save()
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    sheet.refresh_from_db()
    assert (sheet.typed, sheet.pending) == ({}, {})


def test_files_that_were_asked_for_stay(sheet: AnswerSheet) -> None:
    give(sheet, {"minors": True})
    sheet = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert freeze_uploads(case=sheet.case) == 2
    named = {each["id"] for each in AnswerSnapshot.objects.get(sheet=sheet).answers["protection"]}
    assert named == {str(each.pk) for each in Document.objects.filter(case=sheet.case)}
