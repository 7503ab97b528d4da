"""Files that belong to an answer."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from workflows.documents.actions import store_upload
from workflows.documents.models import Document
from workflows.forms.definition.parts import Question
from workflows.forms.reading.workbook import Workbook, upload_kind
from workflows.forms.types.files import MOST_FILES
from workflows.people.models import User
from workflows.people.verdicts import Invalid


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
                document = store(book, file, actor)
            except Invalid as error:
                errors[question.id] = error.errors.get("file", error.reason)
                continue
            raw[question.id] = [*raw[question.id], str(document.pk)]


def store(book: Workbook, file: UploadedFile, actor: User) -> Document:
    """The checked file belongs to the sheet's case; raises Invalid when it is refused."""
    document = store_upload(file=file, actor=actor, kind=upload_kind(book.sheet), case=book.sheet.case)
    book.__dict__.pop("context", None)
    return document
