"""The one door of documents: who wants to list, read, see or send one passes here, on screens and API."""

from collections.abc import Iterator
from uuid import UUID

from django.http import FileResponse, Http404

from workflows.engine.models import Case
from workflows.people.verdicts import NotThereYet

from . import previews, rules
from .models import Document, DocumentState

PIECE = 1024 * 1024
# Seconds until it is worth asking again for a document that is not there yet.
RETRY_AFTER: dict[str, int] = {DocumentState.ASKED: 2, DocumentState.FAILED: 60}


def find(user: object, document_id: UUID) -> Document:
    """The document; Http404 when `user` may not read it, so that nobody learns that it exists."""
    document = Document.objects.select_related("case", "owner").filter(pk=document_id).first()
    if document is None or not rules.may_read(user, document):
        raise Http404
    return document


def hand_out(user: object, document_id: UUID) -> FileResponse:
    """The file, never shown inside the house's own pages, never kept by anybody in between.

    Raises NotThereYet while the house is still making it.
    """
    return _attached(find(user, document_id))


def _attached(document: Document) -> FileResponse:
    if not document.is_made:
        raise NotThereYet(rules.words_of_state(document), wait=RETRY_AFTER[document.state])
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=document.name, content_type=document.media_type
    )
    response["Content-Length"] = document.size
    return _guarded(response)


def hand_out_of(document: Document) -> FileResponse:
    """The file of a document that belongs to no case; the caller has asked the rule of its subject."""
    if document.case_id is not None:
        raise Http404
    return _attached(document)


def to_pack(user: object, case: Case) -> list[Document]:
    """The documents of a case that `user` may read, to be put into a file for them."""
    return rules.listed(user, case)


def pieces_of(document: Document) -> Iterator[bytes]:
    """The content of such a document, bit by bit."""
    with document.file.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def show(user: object, document_id: UUID) -> FileResponse:
    """The picture as a JPEG to look at, for the same people as the file itself."""
    picture = previews.preview_of(find(user, document_id))
    if picture is None:
        raise Http404
    return _guarded(FileResponse(picture, content_type=previews.MEDIA_TYPE))


def _guarded(response: FileResponse) -> FileResponse:
    """Nobody in between keeps it, and nothing in it runs."""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
