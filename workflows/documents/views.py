"""Handing out documents to those who may read them."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, sign_in_required

from . import previews, rules
from .models import Document


@require_safe
@sign_in_required
def download(request: SignedIn, document_id: UUID) -> HttpResponseBase:
    """The file as an attachment; a document that isn't yours looks as if it didn't exist."""
    return hand_out(_readable(request, document_id))


@require_safe
@sign_in_required
def preview(request: SignedIn, document_id: UUID) -> HttpResponseBase:
    """The picture as a JPEG to look at, for the same people as the file itself."""
    document = _readable(request, document_id)
    picture = previews.preview_of(document)
    if picture is None:
        raise Http404
    return _guarded(FileResponse(picture, content_type=previews.MEDIA_TYPE))


def _readable(request: SignedIn, document_id: UUID) -> Document:
    document = get_object_or_404(Document.objects.select_related("case"), pk=document_id)
    if not rules.may_read(request.user, document):
        raise Http404
    return document


def hand_out(document: Document) -> FileResponse | HttpResponse:
    """The file, never shown inside the house's own pages, never kept by anybody in between."""
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=document.name, content_type=document.media_type
    )
    response["Content-Length"] = document.size
    return _guarded(response)


def _guarded(response: FileResponse) -> FileResponse:
    """Nobody in between keeps it, and nothing in it runs."""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
