"""Parts of a file: a download that broke off on a poor line goes on where it stopped (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_WANTED = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_PIECE = 65_536


def in_part(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The part of the file that the reader asked for (206), 416 beyond its end, else the whole response.

    Several parts at once, and parts of what may have changed (If-Range), are answered with the whole file.
    """
    size = int(response.headers.get("Content-Length") or 0)
    if not isinstance(response, FileResponse) or response.status_code != 200 or not size:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    wanted = _WANTED.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or wanted is None or "If-Range" in request.headers or not any(wanted.groups()):
        return response
    first, last = _borders(*wanted.groups(), size=size)
    file: Any = response.file_to_stream
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.streaming_content = _piece(file, first, last)
    response.status_code = 206
    response.headers["Content-Length"] = str(last - first + 1)
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _borders(first: str, last: str, *, size: int) -> tuple[int, int]:
    """The first and the last byte; "-500" means the last 500."""
    if not first:
        return max(size - int(last), 0) if int(last) else size, size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _piece(file: Any, first: int, last: int) -> Iterator[bytes]:
    file.seek(first)
    left = last - first + 1
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece
