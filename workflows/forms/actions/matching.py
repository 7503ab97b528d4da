"""Saving only when the whole sheet is still as it was read; the API's If-Match."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from workflows.forms.reading.workbook import Workbook
from workflows.people.models import User

from .locking import locked_workbook
from .saving import save_answers
from .writing import ChangedMeanwhile, Saved, conflict_at


class OtherRevision(ChangedMeanwhile):
    """The sheet is not the one that was read; nothing was stored."""

    status = 412
    code = "changed"


def read_etags(header: str) -> set[str]:
    """The revisions that an If-Match header names; "*" stands for any."""
    return {each.strip().removeprefix("W/").strip('"') for each in header.split(",")}


@transaction.atomic
def save_unchanged(
    *,
    sheet_id: UUID,
    etags: Collection[str],
    answers: Mapping[str, object],
    revision: int | None = None,
    actor: User,
) -> Saved:
    """As `save_answers`, if the sheet's revision is one of `etags`.

    Raises OtherRevision, naming what was changed and by whom, when it isn't.
    """
    book = locked_workbook(sheet_id, actor)
    if "*" not in etags and str(book.sheet.revision) not in etags:
        raise OtherRevision(_changed_since(book, etags))
    return save_answers(sheet_id=sheet_id, answers=answers, revision=revision, actor=actor)


def _changed_since(book: Workbook, etags: Collection[str]) -> dict[str, Any]:
    seen = max((int(each) for each in etags if each.isdecimal() and len(each) < 11), default=-1)
    trail = book.sheet.trail
    return {
        key: conflict_at(book, question, None)
        for key, question in book.compiled.questions.items()
        if trail.get(key, {}).get("revision", 0) > seen
    }
