"""Files that belong to an answer."""

import json
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from workflows.documents.actions import remove, store_upload
from workflows.documents.models import Document
from workflows.documents.rules import may_remove
from workflows.forms.definition.parts import Question
from workflows.forms.reading.workbook import Workbook, upload_kind
from workflows.forms.types.files import MOST_FILES, file_column
from workflows.forms.types.row_posts import posted_rows
from workflows.forms.types.rows import in_row
from workflows.people.models import User
from workflows.people.verdicts import Invalid


def keep_files(  # noqa: PLR0917
    book: Workbook,
    questions: Iterable[Question],
    posted: QueryDict,
    files: MultiValueDict[str, UploadedFile],
    errors: dict[str, str],
    actor: User,
) -> QueryDict:
    """What a page posted, with its files stored and named in their fields; refused ones in `errors`."""
    named = posted.copy()
    for question in questions:
        for row, field in _fields_for_files(question, posted):
            for file in files.getlist(f"{field}-new")[:MOST_FILES]:
                try:
                    named.appendlist(field, str(store(book, file, actor).pk))
                except Invalid as error:
                    message = error.errors.get("file", error.reason)
                    column = file_column(question)
                    errors[question.id] = in_row(row, column, message) if column else message
    return named


def _fields_for_files(question: Question, posted: QueryDict) -> Iterator[tuple[int, str]]:
    """The fields that take files; in a list those of the rows on the screen, with the number of the row."""
    if question.type == "file":
        yield 0, question.id
    column = file_column(question)
    if column is None:
        return
    alone = posted.get("entry", "").partition(":")[0] == question.id  # one row on a page of its own
    for row, number in enumerate(posted_rows(posted, question.id)):
        yield number if alone else row, f"{question.id}-{number}-{column.id}"


def store(book: Workbook, file: UploadedFile, actor: User) -> Document:
    """The checked file belongs to the sheet's case; raises Invalid when it is refused."""
    document = store_upload(file=file, actor=actor, kind=upload_kind(book.sheet), case=book.sheet.case)
    book.__dict__.pop("context", None)
    return document


def drop_files(book: Workbook, named: set[str]) -> None:
    """Files that were `named` and a draft names no more are gone, unless they are somebody else's."""
    sheet, actor = book.sheet, book.user
    left = json.dumps([sheet.answers, sheet.typed, sheet.pending]) if named else ""
    gone = [key for each in named if each not in left and (key := _key(each))]
    if not gone or sheet.round or actor is None:
        return
    uploads = Document.objects.filter(case=sheet.case_id, kind=upload_kind(sheet)).select_related("case")
    for document in uploads.in_bulk(gone).values():
        if may_remove(actor, document):
            remove(document_id=document.pk, actor=actor)


def _key(identifier: str) -> UUID | None:
    """The key of a document; None for what only was typed as one."""
    try:
        return UUID(identifier)
    except ValueError:
        return None
