"""Files that belong to an answer."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from workflows.documents.actions import store_upload
from workflows.documents.models import Document
from workflows.forms.definition.parts import Question
from workflows.forms.types.files import MOST_FILES
from workflows.forms.workbook import Workbook, upload_kind
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

from .locking import locked_workbook


def keep_files(  # noqa: PLR0917
    book: Workbook,
    questions: Iterable[Question],
    raw: dict[str, Any],
    files: MultiValueDict[str, UploadedFile],
    errors: dict[str, str],
    actor: User,
) -> None:
    """Files posted with a page are stored and named in the raw answers; refused ones in `errors`."""
    for question in questions:
        if question.type != "file":
            continue
        for file in files.getlist(f"{question.id}-new")[:MOST_FILES]:
            try:
                document = _store(book, file, actor)
            except Invalid as error:
                errors[question.id] = error.errors.get("file", error.reason)
                continue
            raw[question.id] = [*raw[question.id], str(document.pk)]


@transaction.atomic
def add_file(*, sheet_id: Any, question: str, file: UploadedFile, actor: User) -> Document:
    """The file is stored and is one more file of the answer to `question`; the way of the API.

    Raises Invalid when the question takes no file or the file is refused.
    """
    book = locked_workbook(sheet_id, actor)
    asked = book.form.questions.get(question)
    if asked is None or asked.type != "file":
        raise Invalid({question[:80] or "question": _("The form has no such question for files.")})
    if not book.is_open(asked):
        raise AlreadyDone(_("This answer has been submitted and can’t be changed any more."))
    try:
        return _store(book, file, actor)
    except Invalid as error:
        raise Invalid({question: error.errors.get("file", error.reason)}) from error


def _store(book: Workbook, file: UploadedFile, actor: User) -> Document:
    document = store_upload(file=file, actor=actor, kind=upload_kind(book.sheet), case=book.sheet.case)
    book.__dict__.pop("context", None)
    return document
