"""`ETag` and `If-Match`: who changes a thing over the API says which version they have seen.

The version is what `GET` of the same address answers this caller, so it needs no column and forgets nothing:
whatever of it changes makes a new version. The tag names the language it was read in, as labels are part of
the answer. A sheet of answers numbers its versions itself (workflows.forms.api.sheets).
"""

import hashlib
import json
from collections.abc import Callable
from copy import copy
from functools import wraps
from inspect import unwrap

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, gettext, override
from ninja.operation import Operation

from workflows.engine.refusals import as_problem
from workflows.people import problems
from workflows.people.access.turns import take_turn
from workflows.people.models import User
from workflows.people.verdicts import Busy

CHANGES = ("PUT", "PATCH", "DELETE")
NOT_READ = 405
BY_THEMSELVES = frozenset({"forms_save"})
PARAMETER: dict[str, object] = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag of the GET of this address; 412 when it changed since, with `current`.",
}
TAG: dict[str, object] = {"description": "The version, for If-Match.", "schema": {"type": "string"}}
type Run = Callable[..., HttpResponseBase]


def takes_version(method: str, operation_id: str) -> bool:
    """Whether the operation compares versions here."""
    return method in CHANGES and operation_id not in BY_THEMSELVES


def versioned(run: Run) -> Run:
    """Around an operation: answers name their version, changes may name the one they mean."""
    operation: Operation = unwrap(run).__self__
    method = operation.methods[0]
    if method == "GET":
        return _told(run)
    return _compared(run) if takes_version(method, operation.operation_id or "") else run


def _told(run: Run) -> Run:
    @wraps(run)
    def told(request: HttpRequest, **values: object) -> HttpResponseBase:
        response = run(request, **values)
        if not isinstance(response, HttpResponse) or not _is_version(response):
            return response
        response.headers.setdefault("ETag", version(response))
        tag = response.headers["ETag"]
        return get_conditional_response(request, etag=tag, response=response) or response

    return told


def _compared(run: Run) -> Run:
    @wraps(run)
    def compared(request: HttpRequest, **values: object) -> HttpResponseBase:
        wanted = named(request.headers.get("If-Match", ""))
        if not wanted:
            return run(request, **values)
        try:
            with transaction.atomic():
                return _change(request, wanted, lambda: run(request, **values))
        except Busy as busy:
            return problems.respond(as_problem(busy), retry_after=busy.wait)

    return compared


def _change(request: HttpRequest, wanted: set[str], run: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer of the operation, if the thing is still one of the wanted versions."""
    take_turn(f"version {request.path_info}")
    if isinstance(request.user, User):
        request.user.refresh_from_db()  # was read before the turn came, and may be the thing itself
    readings = [_read(request, language) for language in sorted({_language(tag) for tag in wanted})]
    current = next((each for each in readings if _is_version(each)), None)
    if current is None and any(each.status_code == NOT_READ for each in readings):
        return _changed(None)
    if current is not None and wanted.isdisjoint({"*", *(each.headers.get("ETag", "") for each in readings)}):
        return _changed(current)
    response = run()
    if response.status_code < 400 and current is None:
        transaction.set_rollback(True)  # there was nothing that anybody could have seen
        return _changed(None)
    if response.status_code < 300 and request.method != "DELETE":
        now = _read(request, get_language() or "")
        if _is_version(now):
            response.headers["ETag"] = now.headers["ETag"]  # for the next change
    return response


def named(header: str) -> set[str]:
    """The tags that an If-Match header names; a proxy may have made them weak."""
    return {tag for each in header.split(",") if (tag := each.strip().removeprefix("W/"))}


def version(response: HttpResponse) -> str:
    """The tag of what was read, with the language it was read in."""
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    return f'"{get_language()}.{digest}"'


def _language(tag: str) -> str:
    code = tag.strip('"').partition(".")[0]
    return code if code in dict(settings.LANGUAGES) else get_language() or ""


def _read(request: HttpRequest, language: str) -> HttpResponseBase:
    """What `GET` of this address answers the same caller now."""
    asked = copy(request)
    asked.__dict__.pop("headers", None)
    asked.method, asked.GET = "GET", QueryDict()
    unconditional = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IDEMPOTENCY_KEY")
    asked.META = {name: value for name, value in request.META.items() if name not in unconditional}
    match = request.resolver_match
    assert match is not None
    with override(language):
        response: HttpResponseBase = match.func(asked, *match.args, **match.kwargs)
    return response


def _is_version(response: HttpResponseBase) -> bool:
    is_json = "json" in response.headers.get("Content-Type", "")
    return is_json and isinstance(response, HttpResponse) and response.status_code == 200


def _changed(current: HttpResponseBase | None) -> HttpResponse:
    """412 with what is there now."""
    if not isinstance(current, HttpResponse):
        detail = gettext("This address tells no version, so none can be compared.")
        return problems.respond(problems.describe(412, code="no_version", detail=detail, current=None))
    response = problems.respond(problems.describe(412, current=json.loads(current.content)))
    response.headers["ETag"] = current.headers["ETag"]
    return response
