"""Answers without a secret leave compressed: kept pages, public answers of the API, colours.

Whoever can make a reader's browser ask, and see how long answers are, reads a secret out of a compressed page
that also repeats something from the address (BREACH, CVE-2013-3587). So nothing is compressed that was made
for somebody who is signed in or that holds a form's token: only what a view marked as the same for everybody.
"""

import gzip
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.regex_helper import _lazy_re_compile

LEAST_BYTES, MOST_BYTES = 500, 2_000_000
QUALITY = 5  # brotli: a page in about a millisecond, a fifth smaller than gzip
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
_OFFER = _lazy_re_compile(r"\s*([\w*-]+)\s*(?:;\s*q=([\d.]+))?\s*$")


class CompressionMiddleware:
    """Stands before kept pages; the packed form of an answer that is asked for often is packed once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, smaller when the reader can unpack it."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not harmless(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = best(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding and response.status_code == 200:
            _pack(response, encoding)
        return response


def harmless(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is text, the same for everybody, and worth the trouble."""
    marked = getattr(response, "may_be_kept", False) or getattr(response, "has_no_secret", False)
    return (
        marked
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").startswith(TEXTS)
        and LEAST_BYTES <= len(response.content) <= MOST_BYTES
    )


def best(accepted: str) -> str:
    """`br` or `gzip`, what the reader likes better; empty when neither is accepted."""
    wishes = {}
    for part in accepted.lower().split(","):
        if found := _OFFER.match(part):
            wishes[found[1]] = _weight(found[2])
    ours = {name: wishes.get(name, 0.0) for name in ("br", "gzip")}
    name = max(ours, key=lambda each: (ours[each], each == "br"))
    return name if ours[name] > 0 else ""


def _weight(text: str | None) -> float:
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0


def _pack(response: Any, encoding: str) -> None:
    response.content = packed(response.content, encoding)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):  # the same page in other bytes: RFC 9110, 8.8.3.3
        response.headers["ETag"] = f"W/{etag}"


@lru_cache(maxsize=128)
def packed(content: bytes, encoding: str) -> bytes:
    """The bytes, packed."""
    if encoding == "br":
        return brotli.compress(content, quality=QUALITY, mode=brotli.MODE_TEXT)
    return gzip.compress(content, compresslevel=6, mtime=0)
