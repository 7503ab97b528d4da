"""Sheets of answers: versions, what is kept, what counts, submission."""

from functools import partial

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import translation

from tests.forms.sheets import post
from tests.people.factories import UserFactory
from workflows.forms import registry
from workflows.forms.actions import (
    open_sheet,
    save_answers,
    submit_sheet,
)
from workflows.forms.checks import sheets as checks
from workflows.forms.definition.validation import DefinitionError
from workflows.forms.models import AnswerSnapshot, FormVersion
from workflows.forms.reading import summary as reading
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from . import sample
from .factories import make_complete_sheet, make_sheet

pytestmark = pytest.mark.django_db


def test_a_sheet_is_opened_once_and_pinned_to_its_version() -> None:
    sheet = make_sheet(contact_name="Amira", email="not an address", unknown="x")
    again = open_sheet(code=sample.CODE, case=sheet.case, owner=sheet.owner)
    assert again.pk == sheet.pk
    assert sheet.answers == {"contact_name": "Amira"}
    assert sheet.version.number == 1
    assert len(sheet.version.sha256) == 64


def test_a_changed_definition_is_a_new_version_and_open_sheets_keep_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = make_sheet()
    changed = sample.definition() | {"minutes": 5}
    registry.register(registry.FormKind(sample.CODE, definition=lambda: changed, submit=sample.submit))
    second = make_sheet()
    assert (first.version.number, second.version.number) == (1, 2)
    first.refresh_from_db()
    assert first.version.number == 1
    assert FormVersion.objects.filter(code=sample.CODE).count() == 2


def test_a_broken_definition_is_never_frozen() -> None:
    broken = sample.definition() | {"title": {"de": "Nur deutsch"}}
    registry.register(registry.FormKind(sample.CODE, definition=lambda: broken, submit=sample.submit))
    with pytest.raises(DefinitionError, match=r"title: .*: en, ar, uk"):
        make_sheet()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_versions_and_submissions_can_not_be_changed(change: str) -> None:
    sheet = make_complete_sheet()
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    for row in (FormVersion.objects.all(), AnswerSnapshot.objects.all()):
        values = {"number": 9} if row.model is FormVersion else {"answers": {}}
        attempt = partial(row._raw_delete, row.db) if change == "delete" else partial(row.update, **values)
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            attempt()


def test_what_is_not_understood_is_kept_as_typed_and_named() -> None:
    sheet = post(make_sheet(), "contact", {"iban": "DE00 nonsense", "contact_name": "Amira"}).sheet
    assert sheet.answers["contact_name"] == "Amira"
    assert sheet.typed == {"iban": "DE00 nonsense"}
    found = [problem for problem in checks.problems(sheet) if problem.question == "iban"]
    assert len(found) == 1
    assert "IBAN" in found[0].message
    sheet = post(sheet, "contact", {"iban": "DE89370400440532013000"}).sheet
    assert sheet.typed == {}
    assert sheet.answers["iban"].startswith("DE89")


def test_nul_and_lone_surrogates_are_not_stored_and_break_nothing() -> None:
    sheet = post(make_sheet(), "project", {"title": "a\x00b", "goals": "x\ud800y"}).sheet
    sheet.refresh_from_db()
    kept = {**sheet.answers, **sheet.typed}
    assert (kept["title"], kept["goals"]) == ("ab", "x\ufffdy")


def test_answers_of_hidden_questions_are_kept_but_do_not_count() -> None:
    sheet = make_sheet()
    sheet = save_answers(
        sheet_id=sheet.pk, answers={"kind": "again", "before": "Viel"}, revision=None, actor=sheet.owner
    ).sheet
    assert reading.used_answers(sheet)["before"] == "Viel"
    sheet = save_answers(sheet_id=sheet.pk, answers={"kind": "new"}, revision=None, actor=sheet.owner).sheet
    assert sheet.answers["before"] == "Viel"
    assert "before" not in reading.used_answers(sheet)
    assert all(problem.question != "before" for problem in checks.problems(sheet))


def test_a_condition_makes_an_answer_necessary() -> None:
    sheet = make_sheet()
    sheet = save_answers(
        sheet_id=sheet.pk, answers={"minors": True, "participants": 10}, revision=None, actor=sheet.owner
    ).sheet
    assert "protection" not in {problem.question for problem in checks.problems(sheet)}
    sheet = save_answers(
        sheet_id=sheet.pk, answers={"participants": 11}, revision=None, actor=sheet.owner
    ).sheet
    assert "protection" in {problem.question for problem in checks.problems(sheet)}


def test_stop_with_advice_blocks_the_submission() -> None:
    sheet = make_complete_sheet()
    sheet = save_answers(sheet_id=sheet.pk, answers={"begun": True}, revision=None, actor=sheet.owner).sheet
    assert [(problem.question, problem.severity) for problem in checks.problems(sheet)] == [("begun", "stop")]
    with pytest.raises(Invalid):
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)


def test_rules_of_the_process_are_problems_too() -> None:
    sheet = make_complete_sheet()
    sheet = save_answers(
        sheet_id=sheet.pk, answers={"title": "secret"}, revision=None, actor=sheet.owner
    ).sheet
    (problem,) = checks.problems(sheet)
    assert (problem.step, problem.question, problem.rule) == ("project", "title", "S-01")


def test_problems_are_said_in_the_readers_language() -> None:
    sheet = make_sheet()
    texts = {}
    for language in ("de", "en", "ar", "uk"):
        with translation.override(language):
            texts[language] = checks.problems(sheet)[0].message
    assert len(set(texts.values())) == 4


def test_submitting_locks_snapshots_and_tells_the_process() -> None:
    sheet = make_complete_sheet()
    sheet = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert sample.submitted == [(str(sheet.pk), 1)]
    assert sheet.locked_at
    assert AnswerSnapshot.objects.get(sheet=sheet).answers == sheet.answers
    with pytest.raises(AlreadyDone):
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    with pytest.raises(AlreadyDone):
        post(sheet, "project", {"title": "Anders"})


def test_an_incomplete_sheet_names_every_missing_answer() -> None:
    sheet = make_sheet()
    with pytest.raises(Invalid) as caught:
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert {"contact_name", "email", "plan", "correct"} <= set(caught.value.errors)
    assert "publish" not in caught.value.errors


def test_when_the_process_fails_nothing_was_submitted() -> None:
    sheet = make_complete_sheet()
    save_answers(sheet_id=sheet.pk, answers={"title": "explode"}, revision=None, actor=sheet.owner)
    with pytest.raises(RuntimeError):
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    sheet.refresh_from_db()
    assert sheet.locked_at is None
    assert not AnswerSnapshot.objects.exists()


def test_strangers_change_and_submit_nothing() -> None:
    sheet, stranger = make_complete_sheet(), UserFactory()
    for attempt in (
        lambda: post(sheet, "project", {"title": "x"}, actor=stranger),
        lambda: submit_sheet(sheet_id=sheet.pk, actor=stranger),
        lambda: save_answers(sheet_id=sheet.pk, answers={}, revision=None, actor=stranger),
    ):
        with pytest.raises(NotAllowed):
            attempt()
