"""Saving answers of a sheet that has a case: locked, asked who may, stored, and noted whose hand it was."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.http import QueryDict

from workflows.people.models import User

from .hands import note_hand
from .locking import locked_workbook
from .writing import Files, Saved, note_changes, write_answers, write_page


@transaction.atomic
def save_page(
    *,
    sheet_id: Any,
    page: str,
    data: QueryDict | Mapping[str, object],
    files: Files | None = None,
    revision: int | None = None,
    actor: User,
    only: Iterable[str] | None = None,
) -> Saved:
    """What was typed on one page is kept, whether it is understood or not.

    `data` is what a page posted (fields, `seen` marks, `choose-<question>`) or answers by question.
    `only` restricts it to some questions of the page. Answers that somebody else changed since `seen`
    (or `revision`) are reported as conflicts instead of being overwritten.
    """
    wanted = None if only is None else list(only)
    book = locked_workbook(sheet_id, actor)
    saved = write_page(book, page, data, files=files, revision=revision, only=wanted)
    _record(saved, set() if wanted is not None else {page}, actor)
    return saved


@transaction.atomic
def save_answers(*, sheet_id: Any, answers: Mapping[str, object], revision: int | None, actor: User) -> Saved:
    """Answers by question or nested as in the schema, on whatever page they are; the way of the API.

    All or nothing: raises Invalid for unknown questions and for answers that can't be understood,
    AlreadyDone for questions that can't be changed any more, ChangedMeanwhile for answers that somebody
    else changed after `revision`.
    """
    book = locked_workbook(sheet_id, actor)
    saved = write_answers(book, answers, revision)
    _record(saved, saved.pages, actor)
    return saved


def _record(saved: Saved, visited: set[str], actor: User) -> None:
    fields = note_changes(saved, visited, actor.pk)
    if saved.changed:
        saved.sheet.updated_by = actor
        fields.append("updated_by")
        note_hand(saved.sheet, actor)
    if fields:
        saved.sheet.save(update_fields=fields)
