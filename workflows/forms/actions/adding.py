"""Adding one file to an answer, or taking one away; the way of the API."""

import re
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.documents.actions import take_back
from workflows.documents.models import Document
from workflows.forms import registry, rules
from workflows.forms.definition.parts import Question
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types import type_of
from workflows.forms.types.files import file_column, files_in
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from .locking import locked_workbook
from .saving import save_answers
from .uploading import store
from .writing import Saved


def add_file(*, sheet_id: UUID, question: str, file: UploadedFile, actor: User, part: str = "") -> Saved:
    """The file is stored and is one more file of the answer to `question`; in a list in the cell `part`.

    Looking into a big photo takes a while, so the sheet is locked only afterwards. Raises Invalid when the
    question takes no file, has enough of them, or the file is refused; nothing stays then.
    """
    book = _open(sheet_id, actor)
    _with_one_more(book, question, part, "")
    document = _store(book, question, file, actor)
    try:
        return _attach(sheet_id, question, part, str(document.pk), actor)
    except Exception:
        take_back(document=document)
        raise


def lay_beside(
    *, sheet_id: UUID, question: str, part: str, beside: list[str], file: UploadedFile, actor: User
) -> tuple[Workbook, list[str]]:
    """The file is stored for a row that stands on the screen only; the row names it when it is saved.

    `beside` are the files that the cell names already. Gives all that it names now; raises as `add_file`.
    """
    book = _open(sheet_id, actor)
    _room(book, _column(book, question, part), question, beside)
    return book, [*beside, str(_store(book, question, file, actor).pk)]


def _open(sheet_id: UUID, actor: User) -> Workbook:
    sheet = AnswerSheet.objects.whole().in_use(registry.codes()).get(pk=sheet_id)
    require(rules.may_edit(actor, sheet))
    return Workbook(sheet, actor)


def _store(book: Workbook, question: str, file: UploadedFile, actor: User) -> Document:
    try:
        return store(book, file, actor)
    except Invalid as error:
        raise Invalid({question: error.errors.get("file", error.reason)}) from error


@transaction.atomic
def _attach(sheet_id: UUID, question: str, part: str, document: str, actor: User) -> Saved:
    answer = _with_one_more(locked_workbook(sheet_id, actor), question, part, document)
    return save_answers(sheet_id=sheet_id, answers={question: answer}, revision=None, actor=actor)


def _with_one_more(book: Workbook, question: str, part: str, document: str) -> list[object]:
    """The answer with one more file; Invalid where there is no place for it."""
    column, answer = _column(book, question, part), book.sheet.answers.get(question, ())
    if not part:
        return [*_room(book, column, question, [file["id"] for file in answer]), document]
    number = int(part.partition("-")[0])
    if number >= len(answer):
        raise Invalid({question: _("There is no such row. Save the row first, then add its file.")})
    files = [file["id"] for file in answer[number].get(column.id, ())]
    row = {**answer[number], column.id: [*_room(book, column, question, files), document]}
    return [*answer[:number], row, *answer[number + 1 :]]


def _column(book: Workbook, question: str, part: str) -> Question:
    """The question, or the column of a list, that takes the file now."""
    asked = book.form.questions.get(question)
    wanted = asked if asked is None or not part else file_column(asked)
    fits = wanted is not None and wanted.type == "file"
    if part and not (fits and wanted and re.fullmatch(rf"\d{{1,6}}-{re.escape(wanted.id)}", part)):
        fits = False
    if asked is None or wanted is None or not fits:
        raise Invalid({question[:80] or "question": _("The form has no such question for files.")})
    if not book.is_open(asked):
        raise AlreadyDone(_("This answer has been submitted and can’t be changed any more."))
    return wanted


def _room(book: Workbook, column: Question, question: str, files: list[str]) -> list[object]:
    """The files that are there; Invalid when they are as many as can be."""
    for finding in type_of(column).check(column, [*files, ""], book.context):
        raise Invalid({question: finding.message})
    return list(files)


@transaction.atomic
def remove_file(*, sheet_id: UUID, file_id: UUID, actor: User) -> Saved:
    """The answer that named the file no longer does; in a draft the file itself is gone, too.

    Raises Invalid when no answer of the sheet names it.
    """
    book = locked_workbook(sheet_id, actor)
    for key, question in book.compiled.questions.items():
        answer = book.sheet.answers.get(key)
        if str(file_id) in {identifier for _row, identifier in files_in(question, answer)}:
            left = _without(question, answer, str(file_id))
            return save_answers(sheet_id=sheet_id, answers={key: left}, revision=None, actor=actor)
    raise Invalid({"file": _("No answer of this form names this file.")})


def _without(question: Question, answer: Any, identifier: str) -> list[object]:
    """The answer, or its rows, without the file."""
    column = file_column(question)
    if column is None:
        return [file["id"] for file in answer if file["id"] != identifier]
    return [
        {**row, column.id: [file for file in row.get(column.id, ()) if file["id"] != identifier]}
        for row in answer
    ]
