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
from pages.cache.subjects import noting
from pages.cache.version import ANY, changing, looked, looking_once, make_good, stamp

# A page is made anew after an hour, or when something it shows changes; while the database is away, the
# last one made under the same stamps is better than none.
KEEP_SECONDS = 60 * 60
KEEP_FOR_BAD_TIMES = 24 * 60 * 60
KEPT_HEADERS = ("Content-Type", "Content-Language", "Link", "Vary", "Cache-Tag", "Content-Security-Policy")
# Answers to other programs are kept by their parameters, too; longer questions are asked by nobody.
API = "/api/"
LONGEST_QUERY = 300


class PageCacheMiddleware:
    """Stands before sessions and languages: a kept page touches neither.

    Only GET and HEAD without session, sign-in, messages or preview are answered from here; only what a view
    marked with `response.may_be_kept = True` and what sets no cookie is kept. The stamp that changes with
    every change is read *before* an answer is made and again after it: an answer that was made while
    something changed is not kept. The release stands in the key, too: its pages name its own files.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the cache, or pass on and keep the answer."""
        with looking_once():
            if not anonymous_read(request) or changing():
                make_good()
                return self.get_response(request)
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        before = stamp()
        key = place(request)
        kept = unchanged(key, caches["pages"].get(key), before)
        if kept is not None and time.time() < kept["fresh_until"]:
            return conditional(request, restored(kept))
        with noting() as subjects:
            response = self.get_response(request)
        if kept is not None and response.status_code == 503:
            return conditional(request, restored(kept))
        if not keepable(response):
            return response
        subjects |= set(getattr(response, "shows", (ANY,)))
        if request.path.startswith(API):
            response.headers["Cache-Tag"] = ",".join(sorted(map(tag, subjects)))
        finished(response)
        keep(key, response, before, subjects)
        return conditional(request, response)


def anonymous_read(request: HttpRequest) -> bool:
    """Whether every reader would get the same answer to this request."""
    asked = request.META.get("QUERY_STRING", "")
    return (
        request.method in ("GET", "HEAD")
        and (not asked or (request.path.startswith(API) and len(asked) <= LONGEST_QUERY))
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
    )


def place(request: HttpRequest) -> str:
    """Where an answer is kept: by the address, hashed, as readers type anything into it.

    The API speaks the language a program asks for in a header.
    """
    asked: list[object] = [release(), request.scheme, request.get_host(), request.path]
    if request.path.startswith(API):
        asked += sorted((name, value) for name, values in request.GET.lists() for value in values)
        asked.append(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def keepable(response: HttpResponseBase) -> bool:
    """Whether the view allowed it and nothing in it belongs to one person."""
    return (
        getattr(response, "may_be_kept", False)
        and response.status_code == 200
        and isinstance(response, HttpResponse)
        and not response.cookies
    )


def tag(subject: str) -> str:
    """A subject as proxies know it; docs/front-end.md names them."""
    return "any" if subject == ANY else subject.removeprefix(f"{ANY}:")


def finished(response: Any) -> None:
    """Readers' browsers and proxies ask again each time and get a 304 while nothing has changed."""
    patch_vary_headers(response, ["Cookie"])
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'


def keep(key: str, response: object, before: str, subjects: set[str]) -> None:
    """Fresh for an hour, or until the moment the view named (a call opens or closes)."""
    under = looked(subjects)
    if stamp() != before:
        return  # something changed while the answer was made
    until = getattr(response, "keep_until", None)
    seconds = KEEP_SECONDS
    if until is not None:
        seconds = max(1, min(KEEP_SECONDS, int((until - timezone.now()).total_seconds())))
    lasts = KEEP_FOR_BAD_TIMES if until is None else seconds
    now = time.time()
    kept = {**packed(response), "at": before, "under": under}
    caches["pages"].set(key, {**kept, "fresh_until": now + seconds, "ends": now + lasts}, timeout=lasts)


def unchanged(key: str, kept: Any, now: str) -> Any:
    """What is kept, when nothing it shows has changed since; else None."""
    if kept is None or kept["at"] == now:
        return kept
    if caches["pages"].get_many(kept["under"]) != kept["under"]:
        return None
    kept["at"] = now  # the next reader needn't compare
    caches["pages"].set(key, kept, timeout=max(1, int(kept["ends"] - time.time())))
    return kept


def packed(response: Any) -> dict[str, object]:
    """What is kept of a response."""
    names = (*KEPT_HEADERS, "ETag", "Cache-Control")
    return {
        "content": response.content,
        "headers": {n: response.headers[n] for n in names if n in response.headers},
    }


def restored(kept: dict[str, object]) -> HttpResponse:
    """The response as it was."""
    response: Any = HttpResponse(kept["content"], headers=kept["headers"])
    response.may_be_kept = True
    return response


def conditional(request: HttpRequest, response: Any) -> HttpResponseBase:
    """304 when the reader has this very page already."""
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
