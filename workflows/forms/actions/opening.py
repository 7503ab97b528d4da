"""Opening a sheet for a case."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from workflows.engine.models import Case
from workflows.forms.models import AnswerSheet, FormVersion
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import AnswerError, type_of
from workflows.forms.versions.current import PUBLISHED
from workflows.forms.versions.freezing import current_version
from workflows.forms.versions.moving import COPIED
from workflows.people.models import Organisation, User

from .hands import note_hand


@transaction.atomic
def open_sheet(
    *,
    code: str,
    case: Case,
    owner: User,
    organisation: Organisation | None = None,
    prefill: Mapping[str, object] | None = None,
    look_at: Collection[str] = (),
    subject: str = "",
    version: FormVersion | None = None,
) -> AnswerSheet:
    """The case has one sheet of this form (and subject), pinned to the form's version of today.

    A second call returns the sheet that is there. `prefill` answers questions by id, as people would
    type it or as it is stored; what doesn't fit a question is left out. Answers named by `look_at` have to be
    looked at and saved once before the sheet can be submitted. `version` when the caller has looked it up.
    """
    sheet, is_new = AnswerSheet.objects.get_or_create(
        case_id=case.pk,
        code=code,
        subject=subject,
        defaults={
            "version": version or current_version(code),
            "owner": owner,
            "organisation": organisation,
            "updated_by": owner,
        },
    )
    if is_new:
        sheet.__dict__[PUBLISHED] = sheet.version_id  # no other one is newer
    if is_new and prefill:
        sheet.answers = readable(Workbook(sheet, owner), prefill)
        sheet.pending = {
            key: {"version": sheet.version_id, "value": value, "why": COPIED}
            for key, value in sheet.answers.items()
            if key in look_at
        }
        sheet.save(update_fields=["answers", "pending"])
    return sheet


def readable(book: Workbook, prefill: Mapping[str, object]) -> dict[str, object]:
    """The values of those answers that fit their question and can be given now."""
    answers = {}
    for identifier, raw in prefill.items():
        question = book.form.questions.get(identifier)
        if question is None or book.comes_later(question):
            continue
        try:
            value = type_of(question).parse(question, raw, book.context)
        except AnswerError:
            continue
        if value is not None:
            answers[identifier] = value
    return answers


def move_in(*, sheet: AnswerSheet, book: Workbook, actor: User) -> None:
    """All that was answered in `book`, before there was a case, stands in the new `sheet`.

    What the sheet knew by itself (profile, safe) stays where nobody wrote. What could not be understood is
    kept as it was typed.
    """
    source, known = book.sheet, book.compiled.questions
    written = source.answers.keys() | source.typed.keys()
    sheet.answers = {
        key: value for key, value in sheet.answers.items() if key in known and key not in written
    } | source.answers
    sheet.version, sheet.typed, sheet.set_aside = source.version, source.typed, source.set_aside
    sheet.pending, sheet.visited = source.pending, source.visited
    sheet.trail = {key: {**last, "by": actor.pk} for key, last in source.trail.items()}
    sheet.revision = max(sheet.revision, source.revision) + 1
    sheet.updated_at, sheet.updated_by = timezone.now(), actor
    fields = ["answers", "typed", "set_aside", "pending", "visited", "trail", "revision", "version"]
    sheet.save(update_fields=[*fields, "updated_at", "updated_by"])
    note_hand(sheet, actor)
