"""Opening, saving, submitting and correcting a sheet."""

import threading
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.http import QueryDict
from django.utils import translation

from tests.people.factories import UserFactory
from workflows.forms import registry
from workflows.forms.actions import (
    ChangedMeanwhile,
    open_sheet,
    request_changes,
    save_answers,
    save_page,
    submit_sheet,
)
from workflows.forms.actions.saving import mark
from workflows.forms.checks import sheets as checks
from workflows.forms.comparing import rounds
from workflows.forms.definition.validation import DefinitionError
from workflows.forms.models import AnswerSheet, AnswerSnapshot, FormVersion
from workflows.forms.reading import summary as reading
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.progress import step_states
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from . import sample
from .factories import COMPLETE, PLAN, make_complete_sheet, make_member, make_sheet

pytestmark = pytest.mark.django_db
NEW = "before"  # asked when "kind" is "again"


def post(sheet: AnswerSheet, page: str, fields: dict[str, Any], *, actor: Any = None, seen: str = "") -> Any:
    data = QueryDict(mutable=True)
    for key, value in fields.items():
        data.setlist(key, value if isinstance(value, list) else [value])
    if seen:
        data["seen"] = seen
    return save_page(sheet_id=sheet.pk, page=page, data=data, actor=actor or sheet.owner)


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


def test_two_members_never_overwrite_each_other_unseen() -> None:
    sheet = make_sheet(title="Alt", goals="Ziel")
    other = make_member(sheet)
    seen = f"title:{mark(sheet, 'title')} goals:{mark(sheet, 'goals')}"
    post(sheet, "project", {"title": "Von ihr", "goals": "Ziel"}, seen=seen)
    saved = post(sheet, "project", {"title": "Von ihm", "goals": "Neues Ziel"}, actor=other, seen=seen)
    assert saved.sheet.answers["title"] == "Von ihr"
    assert saved.sheet.answers["goals"] == "Neues Ziel"
    conflict = saved.conflicts["title"]
    assert (conflict.name, conflict.theirs, conflict.mine) == (
        sheet.owner.get_full_name(),
        "Von ihr",
        "Von ihm",
    )
    again = {"title": "Von ihm", "goals": "Neues Ziel", "choose-title": f"mine:{mark(saved.sheet, 'title')}"}
    assert post(sheet, "project", again, actor=other, seen=seen).sheet.answers["title"] == "Von ihm"


def test_choosing_mine_does_not_overwrite_a_third_change() -> None:
    sheet = make_sheet(title="Alt")
    other, seen = make_member(sheet), f"title:{mark(sheet, 'title')}"
    post(sheet, "project", {"title": "Zwei"}, seen=seen)
    chosen = f"mine:{mark(AnswerSheet.objects.get(pk=sheet.pk), 'title')}"
    post(sheet, "project", {"title": "Drei"})
    saved = post(sheet, "project", {"title": "Meins", "choose-title": chosen}, actor=other, seen=seen)
    assert "title" in saved.conflicts
    assert saved.sheet.answers["title"] == "Drei"


def test_who_changed_nothing_keeps_the_others_change() -> None:
    sheet = make_sheet(title="Alt")
    seen = f"title:{mark(sheet, 'title')}"
    post(sheet, "project", {"title": "Neu"})
    saved = post(sheet, "project", {"title": "Alt"}, actor=make_member(sheet), seen=seen)
    assert not saved.conflicts
    assert saved.sheet.answers["title"] == "Neu"


def test_choosing_theirs_keeps_theirs() -> None:
    sheet = make_sheet(title="Alt")
    seen = f"title:{mark(sheet, 'title')}"
    post(sheet, "project", {"title": "Neu"})
    saved = post(sheet, "project", {"title": "Meins", "choose-title": "theirs"}, seen=seen)
    assert saved.sheet.answers["title"] == "Neu"


def test_programs_check_the_revision_per_question() -> None:
    sheet = make_sheet()
    first = save_answers(sheet_id=sheet.pk, answers={"title": "A"}, revision=0, actor=sheet.owner).sheet
    assert first.revision == 1
    save_answers(sheet_id=sheet.pk, answers={"goals": "G"}, revision=0, actor=sheet.owner)
    with pytest.raises(ChangedMeanwhile):
        save_answers(sheet_id=sheet.pk, answers={"title": "B", "kind": "new"}, revision=0, actor=sheet.owner)
    sheet.refresh_from_db()
    assert sheet.answers == {"title": "A", "goals": "G"}


def test_only_questions_sent_back_unlock() -> None:
    sheet = make_complete_sheet()
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    officer = UserFactory()
    request_changes(sheet=sheet, questions={"title": "Bitte genauer."}, actor=officer)
    saved = post(sheet, "project", {"title": "Nähcafé für alle", "goals": "Etwas anderes"})
    assert saved.sheet.answers["title"] == "Nähcafé für alle"
    assert saved.sheet.answers["goals"] == COMPLETE["goals"]
    with pytest.raises(AlreadyDone):
        save_answers(sheet_id=sheet.pk, answers={"goals": "x"}, revision=None, actor=sheet.owner)
    sheet = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert (sheet.round, sample.submitted[-1][1]) == (2, 2)
    (found,) = rounds(sheet)
    (change,) = found.changes
    assert (change.question, change.before, change.after) == ("title", "Nähcafé", "Nähcafé für alle")
    assert (found.number, change.comment) == (2, "Bitte genauer.")
    with pytest.raises(AlreadyDone):
        post(sheet, "project", {"title": "Noch einmal"})


def test_what_a_correction_brings_up_is_open_too() -> None:
    """Else nobody could ever hand the form in again."""
    sheet = make_complete_sheet()
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    request_changes(sheet=sheet, questions={"kind": "Stimmt das?"}, actor=UserFactory())
    with pytest.raises(AlreadyDone):
        save_answers(sheet_id=sheet.pk, answers={NEW: "Zu zweit."}, revision=None, actor=sheet.owner)
    saved = save_answers(sheet_id=sheet.pk, answers={"kind": "again"}, revision=None, actor=sheet.owner)
    assert saved.book.brought_up == {NEW}
    states = {state.step.id: state for state in step_states(saved.book)}
    step = saved.book.compiled.questions[NEW].step
    assert (states[step].status, states[step].is_open) == ("changes_requested", True)
    with pytest.raises(Invalid) as refused:
        submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert list(refused.value.errors) == [NEW]
    save_answers(sheet_id=sheet.pk, answers={NEW: "Zu zweit."}, revision=None, actor=sheet.owner)
    with pytest.raises(AlreadyDone):
        save_answers(sheet_id=sheet.pk, answers={"goals": "x"}, revision=None, actor=sheet.owner)
    again = submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    assert again.answers[NEW] == "Zu zweit."
    book = Workbook(again, again.owner)
    assert not any(book.is_open(question) for question in book.compiled.questions.values())


def test_corrections_need_known_questions_and_a_comment() -> None:
    sheet = make_complete_sheet()
    with pytest.raises(AlreadyDone):
        request_changes(sheet=sheet, questions={"title": "x"}, actor=sheet.owner)
    submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
    for questions in ({}, {"nothing": "x"}, {"title": "  "}):
        with pytest.raises(Invalid):
            request_changes(sheet=sheet, questions=questions, actor=sheet.owner)


def test_the_summary_reads_in_the_language_asked_for() -> None:
    sheet = make_complete_sheet()
    german, arabic = reading.summary(sheet, "de"), reading.summary(sheet, "ar")
    rows = {row.question: row for section in german for row in section.rows}
    assert rows["starts_on"].display == "1. März 2027"
    assert rows["minors"].display == "Nein"
    assert "800,00" in rows["plan"].display
    assert "before" not in rows
    assert arabic[0].title == "مجموعتكم"


def test_exports_have_one_cell_per_question_asked() -> None:
    sheet = make_sheet(title="=cmd()")
    assert reading.exported(sheet)["title"] == "'=cmd()"


@pytest.mark.django_db(transaction=True)
def test_of_two_people_submitting_at_once_one_wins_and_the_other_is_told() -> None:
    sheet = make_complete_sheet()
    results: list[str] = []

    def press() -> None:
        try:
            submit_sheet(sheet_id=sheet.pk, actor=sheet.owner)
            results.append("submitted")
        except AlreadyDone:
            results.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["submitted", "told", "told", "told"]
    assert len(sample.submitted) == 1


def test_a_plan_is_stored_as_it_was_understood() -> None:
    sheet = make_sheet()
    saved = save_answers(sheet_id=sheet.pk, answers={"plan": PLAN}, revision=None, actor=sheet.owner)
    assert saved.sheet.answers["plan"]["incomes"][1]["amount"] == "150.00"
