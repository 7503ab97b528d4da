"""Handing out documents to those who may read them."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, sign_in_required

from . import door
from .ranges import in_part


@require_safe
@sign_in_required
def download(request: SignedIn, document_id: UUID) -> HttpResponseBase:
    """The file as an attachment; a document that isn't yours looks as if it didn't exist."""
    return in_part(request, door.hand_out(request.user, document_id))


@require_safe
@sign_in_required
def preview(request: SignedIn, document_id: UUID) -> HttpResponseBase:
    """The picture as a JPEG to look at, for the same people as the file itself."""
    return door.show(request.user, document_id)
