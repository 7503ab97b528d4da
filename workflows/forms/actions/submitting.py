"""Submitting a sheet, the first time and after corrections."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workflows.documents.actions import remove_unused
from workflows.forms.checks.sheets import all_problems
from workflows.forms.models import AnswerSheet, AnswerSnapshot, Correction
from workflows.forms.reading.withdrawn import handed_in, unnamed_uploads
from workflows.forms.reading.workbook import Workbook, lend
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .counting import count_handed_in
from .locking import locked_workbook

# What holds answers; only those that were asked for stay.
KEPT = ("answers", "typed", "pending")


@transaction.atomic
def submit_sheet(*, sheet_id: UUID, actor: User) -> AnswerSheet:
    """The answers are locked and kept as they are, and the process takes over, all or nothing.

    Answers and files of questions that are not asked (any more) are not handed in: they are gone.
    Raises Invalid with one message per question while a problem blocks, AlreadyDone when it was
    submitted before and nothing was asked back.
    """
    book = locked_workbook(sheet_id, actor)
    lend(book)
    blocking = [problem for problem in all_problems(book) if problem.blocks]
    if blocking:
        errors: dict[str, str] = {}
        for problem in blocking:
            key = problem.question or problem.step or "form"
            errors.setdefault(f"{key}-{problem.part}" if problem.part else key, problem.message)
        raise Invalid(errors)
    _leave_out_withdrawn(book)
    sheet, now = book.sheet, timezone.now()
    sheet.round += 1
    sheet.locked_at = sheet.updated_at = now
    sheet.updated_by = actor
    sheet.save(update_fields=["round", "locked_at", "updated_at", "updated_by", *KEPT])
    AnswerSnapshot.objects.create(sheet=sheet, round=sheet.round, answers=sheet.answers, at=now, actor=actor)
    if sheet.round == 1:
        count_handed_in(sheet)
    else:
        Correction.objects.filter(sheet=sheet).open().update(done_at=now)
    book.kind.submit(sheet=sheet, actor=actor)
    return sheet


def _leave_out_withdrawn(book: Workbook) -> None:
    """Only what is asked reaches the house (data minimisation, Art. 5 (1) c GDPR)."""
    sheet, shown = book.sheet, book.visible.questions
    sheet.answers = handed_in(book)
    sheet.typed = {key: value for key, value in sheet.typed.items() if key in shown}
    sheet.pending = {key: value for key, value in sheet.pending.items() if key in shown}
    book.changed()
    remove_unused(documents=unnamed_uploads(sheet))
