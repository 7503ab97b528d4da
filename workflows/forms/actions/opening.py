"""Opening a sheet for a case."""

from collections.abc import Collection, Mapping

from django.db import transaction

from workflows.engine.models import Case
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import AnswerError, type_of
from workflows.forms.versions.freezing import current_version
from workflows.forms.versions.moving import COPIED
from workflows.people.models import Organisation, User


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
) -> AnswerSheet:
    """The case has one sheet of this form (and subject), pinned to the form's version of today.

    A second call returns the sheet that is there. `prefill` answers questions by id, as people would
    type it or as it is stored; what doesn't fit a question is left out. Answers named by `look_at` have to be
    looked at and saved once before the sheet can be submitted.
    """
    sheet, is_new = AnswerSheet.objects.get_or_create(
        case_id=case.pk,
        code=code,
        subject=subject,
        defaults={
            "version": current_version(code),
            "owner": owner,
            "organisation": organisation,
            "updated_by": owner,
        },
    )
    if is_new and prefill:
        sheet.answers = _readable(sheet, owner, prefill)
        sheet.pending = {
            key: {"version": sheet.version_id, "value": value, "why": COPIED}
            for key, value in sheet.answers.items()
            if key in look_at
        }
        sheet.save(update_fields=["answers", "pending"])
    return sheet


def _readable(sheet: AnswerSheet, owner: User, prefill: Mapping[str, object]) -> dict[str, object]:
    book = Workbook(sheet, owner)
    answers = {}
    for identifier, raw in prefill.items():
        question = book.form.questions.get(identifier)
        if question is None:
            continue
        try:
            value = type_of(question).parse(question, raw, book.context)
        except AnswerError:
            continue
        if value is not None:
            answers[identifier] = value
    return answers
