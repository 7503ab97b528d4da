"""What somebody answered before another answer made the question fall away: it is not handed in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workflows.documents.models import Document

from ..definition.parts import Question
from ..definition.texts import say
from ..models import AnswerSheet
from ..types import type_of
from ..types.row_conditions import answered_rows, asked_row, rows_in
from .workbook import Workbook, asked, upload_kind


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One question that is not asked any more, with the answer that stays behind."""

    question: str
    label: str
    display: str


def withdrawn(book: Workbook) -> list[Withdrawn]:
    """The questions that have an answer and are not asked any more, in the order of the form."""
    return [Withdrawn(each.id, say(each.label), _shown(book, each)) for each in _hidden(book)]


def _hidden(book: Workbook) -> Iterator[Question]:
    sheet = book.sheet
    for question in asked(book.form.questions.values()):
        written = question.id in sheet.answers or question.id in sheet.typed
        if written and question.id not in book.visible.questions:
            yield question


def withdrawn_cells(book: Workbook) -> Iterator[Withdrawn]:
    """Cells of rows that another answer in their row made fall away, with what stands in them."""
    for question in book.visible.questions.values():
        yield from _left(book, question.id, say(question.label), question, book.sheet.answers)


def _left(
    book: Workbook, key: str, place: str, question: Question, answers: Mapping[str, object]
) -> Iterator[Withdrawn]:
    """The cells of a list, and of the lists in its rows; `place` says where the list is."""
    for number, row in enumerate(rows_in(answers, question), 1):
        asked = asked_row(question.columns, row)
        for column in question.columns:
            said = {"list": place, "row": number, "column": say(column.label)}
            label = _("%(list)s, row %(row)s, %(column)s") % said
            if column in asked.columns and column.columns:
                yield from _left(book, key, label, column, row)
            elif column.id in row and column.id not in asked.cells:
                shown = type_of(column).display(column, row[column.id], book.context)
                yield Withdrawn(key, label, shown)


def _shown(book: Workbook, question: Question) -> str:
    typed = book.sheet.typed.get(question.id)
    return book.display(question, book.sheet.answers) or (typed if isinstance(typed, str) else "")


def handed_in(book: Workbook) -> dict[str, object]:
    """The answers as people gave them, without those to questions and cells that are not asked any more."""
    wanted = {question.id for question in asked(book.visible.questions.values())}
    counting = book.visible.answers
    return {
        key: answered_rows(book.form.questions[key].columns, counting[key])
        for key in book.sheet.answers
        if key in wanted and key in counting
    }


def unnamed_uploads(sheet: AnswerSheet) -> list[Document]:
    """Uploads to this form that no answer of its case names, and that were never handed in.

    Answers that the sheet's form no longer asks are not handed in either, so their files don't count.
    """
    kind = upload_kind(sheet)
    uploads = list(Document.objects.filter(case=sheet.case_id, kind=kind, frozen_at=None))
    if not uploads:
        return []
    others = AnswerSheet.objects.filter(case=sheet.case_id, code=sheet.code).exclude(pk=sheet.pk)
    named = json.dumps(
        [
            [sheet.answers, sheet.typed, sheet.pending],
            *([each.answers, each.typed, each.pending, each.set_aside] for each in others),
        ]
    )
    return [each for each in uploads if str(each.pk) not in named]
