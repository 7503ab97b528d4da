"""Every error of the API becomes one shape: refusals, bad input, what allauth and Django answer."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as DjangoError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled
from ninja.errors import ValidationError as NinjaError
from pydantic import ValidationError as PydanticError
from wagtail.api.rich_text import RichTextFormatError
from wagtail.utils.forms import FormValidationError

from api_words import sentence
from workflows.people import problems


def register(api: NinjaAPI) -> None:
    """The handlers stand in for Wagtail's and ninja's own."""
    for kind in (NinjaError, PydanticError, DjangoError, FormValidationError):
        api.add_exception_handler(kind, _invalid)
    for kind in (AuthenticationError, AuthorizationError, Throttled, HttpError):
        api.add_exception_handler(kind, _http)
    api.add_exception_handler(PermissionDenied, _denied)
    # A form sent where JSON is read: the door has read the form, nobody can read it as JSON any more.
    api.add_exception_handler(RawPostDataException, lambda request, error: _told(415))
    api.add_exception_handler(Http404, lambda request, error: _told(404))
    api.add_exception_handler(RichTextFormatError, lambda request, error: _told(400, _own(error)))


def _told(status: int, detail: str = "", **more: Any) -> HttpResponse:
    return problems.respond(problems.describe(status, detail=detail, **more))


def _own(error: object) -> str:
    """The library's English sentence, for those who read English; the others get ours."""
    return str(error) if get_language() == "en" else ""


def _invalid(request: HttpRequest, error: object) -> HttpResponse:
    return _told(422, errors=list(_mistakes(error)))


def _mistakes(error: Any) -> Iterable[dict[str, str]]:
    if isinstance(error, FormValidationError):
        for path, said in error.loc_errors:
            for message, code in said:
                yield {"path": _dotted(path), "code": code or "invalid", "message": str(message)}
    elif isinstance(error, DjangoError):
        yield from problems.mistakes(_by_field(error))
    else:
        found = error.errors if isinstance(error, NinjaError) else error.errors(include_url=False)
        for each in found:
            yield {
                "path": place(each.get("loc", ())),
                "code": each.get("type", "invalid"),
                "message": sentence(each),
            }


def _by_field(error: DjangoError) -> Mapping[str, object]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def place(loc: Iterable[object]) -> str:
    """The path of a value as its sender wrote it, without the names of our own parameters."""
    parts = list(loc)
    if parts and parts[0] in ("body", "form"):
        parts = parts[2:] if len(parts) > 1 else []
    elif parts and parts[0] in ("query", "path", "header", "cookie", "file"):
        parts = parts[-1:]
    return _dotted(parts)


def _dotted(parts: Iterable[object]) -> str:
    return ".".join(str(part) for part in parts)


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    detail = "" if error.status_code in (401, 429) else _own(error)
    response = _told(error.status_code, detail)
    if isinstance(error, Throttled) and error.wait:
        response["Retry-After"] = str(int(error.wait) + 1)
    return response


def _denied(request: HttpRequest, error: object) -> HttpResponse:
    return _told(403 if request.user.is_authenticated else 401, _own(error))


class ProblemMiddleware:
    """The last net: whatever else answered an error under /api/ says it in the same shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with an error rewritten; status and headers stay."""
        response = self.get_response(request)
        if response.status_code < 400 or not problems.wants_problem(request):
            return response
        kind = response.headers.get("Content-Type", "")
        if isinstance(response, HttpResponse) and not kind.startswith(problems.MEDIA_TYPE):
            body = json.dumps(_rewritten(response, kind))
            response.content = body.encode()
            response.headers["Content-Type"] = problems.MEDIA_TYPE
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response


def _rewritten(response: HttpResponse, kind: str) -> dict[str, object]:
    """The members of the problem; what a JSON answer said besides (allauth's flows) stays as an extension."""
    said: Any = json.loads(response.content) if kind.startswith("application/json") else {}
    if not isinstance(said, dict):
        said = {}
    more = {key: value for key, value in said.items() if key not in ("errors", "status", "code", "detail")}
    return problems.describe(
        response.status_code,
        code=str(said.get("code", "")),
        detail=str(said.get("detail", "")),
        errors=_from_json(said.get("errors")),
        **more,
    )


def _from_json(errors: Any) -> list[dict[str, Any]]:
    """allauth's `{message, code, param}` and our former `{place: message}`, both as mistakes."""
    if isinstance(errors, dict):
        return list(problems.mistakes(errors))
    return [
        {
            **each,
            "path": str(each.get("param", each.get("path", ""))),
            "code": str(each.get("code", "invalid")),
            "message": str(each.get("message", "")),
        }
        for each in errors or []
        if isinstance(each, dict)
    ]
