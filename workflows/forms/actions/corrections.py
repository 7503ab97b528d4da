"""Asking applicants to answer some questions again."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.forms.models import AnswerSheet, Correction
from workflows.forms.versions.freezing import form_of
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid


@transaction.atomic
def request_changes(*, sheet: AnswerSheet, questions: Mapping[str, str], actor: User) -> list[Correction]:
    """Only these questions of a submitted sheet can be changed, each with the comment on it.

    `questions` maps question ids to comments. Who may ask is the process's business: its action calls
    this. Raises Invalid for unknown questions and empty comments, AlreadyDone for a draft.
    """
    sheet = AnswerSheet.objects.select_for_update(of=("self",)).select_related("version").get(pk=sheet.pk)
    if not sheet.is_locked:
        raise AlreadyDone(_("This form has not been submitted yet, so it can still be changed."))
    known = form_of(sheet.version).questions
    errors = {key[:80]: _("The form has no such question.") for key in questions if key not in known}
    errors |= {
        key: _("Please write what has to be changed.") for key in questions if not questions[key].strip()
    }
    if errors or not questions:
        raise Invalid(errors or {"questions": _("Please choose at least one question.")})
    return [
        Correction.objects.update_or_create(
            sheet=sheet,
            round=sheet.round,
            question=key,
            defaults={"comment": comment.strip(), "asked_by": actor},
        )[0]
        for key, comment in questions.items()
    ]


@transaction.atomic
def withdraw_changes(*, sheet: AnswerSheet) -> None:
    """Nothing is asked back any more: the sheet is locked again, as it was handed in.

    Raises AlreadyDone when somebody has begun to change the answers.
    """
    sheet = AnswerSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if sheet.locked_at is not None and sheet.updated_at > sheet.locked_at:
        raise AlreadyDone(_("Somebody has begun to change the answers, so this can’t be undone any more."))
    Correction.objects.filter(sheet=sheet, round=sheet.round).open().delete()
