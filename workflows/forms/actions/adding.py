"""Adding one file to an answer, or taking one away; the way of the API."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.documents.actions import take_back
from workflows.forms import registry, rules
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import type_of
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from .locking import locked_workbook
from .saving import save_answers
from .uploading import store
from .writing import Saved


def add_file(*, sheet_id: UUID, question: str, file: UploadedFile, actor: User) -> Saved:
    """The file is stored and is one more file of the answer to `question`.

    Looking into a big photo takes a while, so the sheet is locked only afterwards. Raises Invalid when the
    question takes no file, has enough of them, or the file is refused; nothing stays then.
    """
    sheets = AnswerSheet.objects.whole().in_use(registry.codes())
    sheet = sheets.get(pk=sheet_id)
    require(rules.may_edit(actor, sheet))
    book = Workbook(sheet, actor)
    _check_room(book, question)
    try:
        document = store(book, file, actor)
    except Invalid as error:
        raise Invalid({question: error.errors.get("file", error.reason)}) from error
    try:
        return _attach(sheet_id, question, str(document.pk), actor)
    except Exception:
        take_back(document=document)
        raise


@transaction.atomic
def _attach(sheet_id: UUID, question: str, document: str, actor: User) -> Saved:
    book = locked_workbook(sheet_id, actor)
    _check_room(book, question)
    files = [*(file["id"] for file in book.sheet.answers.get(question, ())), document]
    return save_answers(sheet_id=sheet_id, answers={question: files}, revision=None, actor=actor)


def _check_room(book: Workbook, question: str) -> None:
    """The question can take one more file now."""
    asked = book.form.questions.get(question)
    if asked is None or asked.type != "file":
        raise Invalid({question[:80] or "question": _("The form has no such question for files.")})
    if not book.is_open(asked):
        raise AlreadyDone(_("This answer has been submitted and can’t be changed any more."))
    files = [*book.sheet.answers.get(question, ()), {}]
    for finding in type_of(asked).check(asked, files, book.context):
        raise Invalid({question: finding.message})


@transaction.atomic
def remove_file(*, sheet_id: UUID, file_id: UUID, actor: User) -> Saved:
    """The answer that named the file no longer does; in a draft the file itself is gone, too.

    Raises Invalid when no answer of the sheet names it.
    """
    book = locked_workbook(sheet_id, actor)
    for key, question in book.compiled.questions.items():
        files = book.sheet.answers.get(key, ()) if question.type == "file" else ()
        kept = [file["id"] for file in files if file["id"] != str(file_id)]
        if len(kept) != len(files):
            return save_answers(sheet_id=sheet_id, answers={key: kept}, revision=None, actor=actor)
    raise Invalid({"file": _("No answer of this form names this file.")})
