"""Public pages for anonymous readers, answered without a query: kept whole, checked by ETag."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from pages.cache.release import release
from pages.cache.version import changing, make_good, stamp

# A page is made anew after an hour, or when something public changes; while the database is away, the
# last one made under the same stamp is better than none.
KEEP_SECONDS = 60 * 60
KEEP_FOR_BAD_TIMES = 24 * 60 * 60
KEPT_HEADERS = ("Content-Type", "Content-Language", "Link", "Vary", "Cache-Tag", "Content-Security-Policy")


class PageCacheMiddleware:
    """Stands before sessions and languages: a kept page touches neither.

    Only GET and HEAD without query string, session, sign-in, messages or preview are answered from here;
    only what a view marked with `response.may_be_kept = True` and what sets no cookie is kept. A page is
    stored under the stamp read *before* it was made, so a change in between makes it unreachable, not stale.
    The release stands in the key, too: its pages name its own files.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the cache, or pass on and keep the answer."""
        if not anonymous_read(request) or changing():
            make_good()
            return self.get_response(request)
        key = f"{release()}:{stamp()}:{request.scheme}:{request.get_host()}:{request.path}"
        kept = caches["pages"].get(key)
        if kept is not None and time.time() < kept["fresh_until"]:
            return conditional(request, restored(kept))
        response = self.get_response(request)
        if kept is not None and response.status_code == 503:
            return conditional(request, restored(kept))
        if not keepable(response):
            return response
        finished(response)
        keep(key, response)
        return conditional(request, response)


def anonymous_read(request: HttpRequest) -> bool:
    """Whether every reader would get the same answer to this request."""
    return (
        request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
    )


def keepable(response: HttpResponseBase) -> bool:
    """Whether the view allowed it and nothing in it belongs to one person."""
    return (
        getattr(response, "may_be_kept", False)
        and response.status_code == 200
        and isinstance(response, HttpResponse)
        and not response.cookies
    )


def finished(response: Any) -> None:
    """Readers' browsers and proxies ask again each time and get a 304 while nothing has changed."""
    patch_vary_headers(response, ["Cookie"])
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'


def keep(key: str, response: Any) -> None:
    """Fresh for an hour, or until the moment the view named (a call opens or closes)."""
    until = getattr(response, "keep_until", None)
    seconds = KEEP_SECONDS
    if until is not None:
        seconds = max(1, min(KEEP_SECONDS, int((until - timezone.now()).total_seconds())))
    kept = {**packed(response), "fresh_until": time.time() + seconds}
    caches["pages"].set(key, kept, timeout=KEEP_FOR_BAD_TIMES if until is None else seconds)


def packed(response: Any) -> dict[str, Any]:
    """What is kept of a response."""
    names = (*KEPT_HEADERS, "ETag", "Cache-Control")
    return {
        "content": response.content,
        "headers": {n: response.headers[n] for n in names if n in response.headers},
    }


def restored(kept: dict[str, Any]) -> HttpResponse:
    """The response as it was."""
    return HttpResponse(kept["content"], headers=kept["headers"])


def conditional(request: HttpRequest, response: Any) -> HttpResponseBase:
    """304 when the reader has this very page already."""
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
