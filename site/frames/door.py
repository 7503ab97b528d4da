"""The door: what no address and no form can hold is refused here once, and pasted text is made clean.

A NUL character in an address, a number no column holds, a broken escape: every view would fail on them in
its own way. Programs get a problem (RFC 9457), people a page; both with 4xx and a sentence.
"""

import logging
import re
from collections.abc import Callable

from django.db import DataError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
    UnreadablePostError,
)
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.people import problems
from workflows.values.texts import clean

from .api_language import wanted
from .errors import bad_request, not_found

logger = logging.getLogger(__name__)
_POSTED = ("application/x-www-form-urlencoded", "multipart/form-data")
# The editor of rich text posts JSON: a NUL in it is an escape, which the database refuses all the same.
_ESCAPED_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
# The admin looks for each word of a search and repeats it in all its links: a pasted page takes many seconds.
LONGEST_SEARCH = 200
_NUL_MESSAGES = ("NUL (0x00)", "null byte", "null character", "surrogates not allowed")


class DoorMiddleware:
    """Stands before sessions and everything else that asks the database with what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the house, or the refusal of an address that can't be one."""
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        if "\x00" in request.path_info:
            return refused(request, 404)
        if any("\x00" in part for name, values in request.GET.lists() for part in (name, *values)):
            return refused(request, 422)
        if request.path_info.startswith("/cms/") and len(request.GET.get("q", "")) > LONGEST_SEARCH:
            return _asked_shorter(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> None:
        """Posted text comes to the view in its normal form."""
        if request.method == "POST" and request.content_type in _POSTED:
            try:
                posted = request.POST
            except UnreadablePostError:
                return  # the sender has gone
            if (cleaned := _cleaned(posted)) is not None:
                request.POST = cleaned  # type: ignore[assignment]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The net under the door: what the database could not hold is the sender's mistake."""
        if not is_unholdable(exception):
            return None
        match, kind = request.resolver_match, type(exception).__name__
        logger.warning("value refused", extra={"view": match.view_name if match else "", "kind": kind})
        return refused(request, 422)


def is_unholdable(exception: BaseException) -> bool:
    """Whether a value was too big for its column, or no text at all."""
    if isinstance(exception, DataError | OverflowError):
        return True
    return isinstance(exception, ValueError) and any(part in str(exception) for part in _NUL_MESSAGES)


def _asked_shorter(request: HttpRequest) -> HttpResponseRedirect:
    """The same address with what fits of the search; the field shows what was looked for."""
    asked = request.GET.copy()
    asked["q"] = str(asked["q"])[:LONGEST_SEARCH].strip()
    return HttpResponseRedirect(f"{request.path}?{asked.urlencode()}")


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """The refusal as a problem for programs, as a page for people."""
    if problems.wants_problem(request):
        with override(wanted(request)):
            return problems.respond(problems.describe(status, detail="" if status == 404 else sentence()))
    return bad_request(request) if status == 422 else not_found(request)


def sentence() -> str:
    """What to say to somebody who sent what can't be held."""
    return _("Something sent cannot be stored: a number that is too big, or a character that is none.")


def _cleaned(posted: QueryDict) -> QueryDict | None:
    """The same form in normal text; None when it is that already."""
    found = {name: [_text(value) for value in values] for name, values in posted.lists()}
    if found == dict(posted.lists()) and not any("\x00" in name for name in found):
        return None
    cleaned = QueryDict(mutable=True, encoding=posted.encoding)
    for name, values in found.items():
        cleaned.setlist(name.replace("\x00", ""), values)
    cleaned._mutable = False
    return cleaned


def _text(value: str) -> str:
    if value.startswith(("{", "[")):
        value = _ESCAPED_NUL.sub(r"\1", value)
    return clean(value)
