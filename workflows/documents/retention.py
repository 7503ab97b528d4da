"""Retention of documents: files that belong to nothing, and the files of a case that leaves."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine import erasing
from workflows.engine.erasing import Share
from workflows.engine.retention import register_sign
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from . import previews
from .models import Document, LetterOrder


def _belonging_to_nothing(before: datetime.datetime) -> QuerySet[Document]:
    """Uploads that somebody keeps for themselves; what the house made belongs to its own books."""
    return Document.objects.filter(
        case=None, organisation=None, owner__isnull=False, frozen_at=None, created_at__lt=before
    )


def clear_files(documents: Any) -> None:
    """The files are gone, the rows go in the same transaction.

    Files first: when a file can't be deleted the rows stay and the next night tries again, and deleting a
    file that is gone already is no error. The other way round a file could stay for ever, unknown to all.
    """
    for document in documents:
        if not document.file:
            continue  # a letter that could not be made yet
        previews.remove_preview(document)
        document.file.storage.delete(str(document.file.name))


def _forget(document: Document, deed: str) -> None:
    clear_files([document])
    document.delete()


def register() -> None:
    """Documents are kept by rule, and leave with their case."""
    erasing.register(Share(LetterOrder, "document__case"), Share(Document, "case", before=clear_files))
    register_sign(Document, "created_at")
    keepings.register(
        Keeping(
            code="upload",
            label=_("Uploads that belong to no case"),
            event=_("it was uploaded"),
            default=Default(6, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
            over=_belonging_to_nothing,
            forget=_forget,
        )
    )
