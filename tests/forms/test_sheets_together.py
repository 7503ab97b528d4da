"""Sheets of answers that several people work on: conflicts, corrections, reading, two at once."""

import threading

import pytest
from django.db import connection

from tests.forms.sheets import post
from tests.people.factories import UserFactory
from workflows.forms.actions import (
    ChangedMeanwhile,
    request_changes,
    save_answers,
    submit_sheet,
)
from workflows.forms.actions.marks import mark
from workflows.forms.comparing import rounds
from workflows.forms.models import AnswerSheet
from workflows.forms.reading import summary as reading
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.progress import step_states
from workflows.people.verdicts import AlreadyDone, Invalid

from . import sample
from .factories import COMPLETE, PLAN, make_complete_sheet, make_member, make_sheet

pytestmark = pytest.mark.django_db


NEW = "before"  # asked when "kind" is "again"


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
