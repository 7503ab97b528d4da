"""The public pictures of the house; whatever else lies beside them has a door of its own or none."""

from pathlib import PurePosixPath
from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from workflows.documents.ranges import in_part

# Endings of what pages show inline; a drawing was filtered when it was uploaded and may run nothing here.
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"})
FOLDERS = ("images", "original_images", "house")


def is_picture(path: str) -> bool:
    """Whether a public file is one of the pictures that pages show."""
    place = PurePosixPath(normpath(path))  # "images/../documents/x.png" is no picture
    return place.suffix.lower() in PICTURES and place.parts[0] in FOLDERS


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture, to be looked at; 404 for everything else."""
    if not is_picture(path):
        raise Http404
    response = in_part(request, serve(request, path, document_root=str(settings.MEDIA_ROOT)))
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
