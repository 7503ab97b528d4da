"""The one shape of every error of the API: RFC 9457 problem details, in the reader's language."""

import json
from collections.abc import Iterable, Mapping

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from ninja import Schema

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"
# status: (code, what it means); a more exact code and detail may stand in for both.
KNOWN: dict[int, tuple[str, str]] = {
    400: ("bad_request", gettext_noop("This request cannot be read.")),
    401: ("not_signed_in", gettext_noop("Sign in first, or send a token.")),
    403: ("not_allowed", gettext_noop("You may not do this.")),
    404: ("not_found", gettext_noop("There is nothing at this address.")),
    405: ("method_not_allowed", gettext_noop("This address does not know this method.")),
    406: ("not_acceptable", gettext_noop("This address has no answer in that form.")),
    409: ("already_done", gettext_noop("This has already been done, or is no longer possible.")),
    410: ("gone", gettext_noop("This is over.")),
    412: ("changed", gettext_noop("Somebody changed this in the meantime. Read it again first.")),
    413: ("too_large", gettext_noop("This is too large.")),
    415: ("wrong_type", gettext_noop("This kind of content is not read here.")),
    422: ("invalid", gettext_noop("Something does not fit yet.")),
    423: (
        "busy",
        gettext_noop("Someone else is working on this right now. Wait a few seconds, then try again."),
    ),
    428: ("condition_missing", gettext_noop("Say with If-Match which version you have seen.")),
    429: ("too_many", gettext_noop("That was too often. Wait a moment, then try again.")),
    500: ("broken", gettext_noop("Something went wrong on our side. We have been told about it.")),
    503: ("unavailable", gettext_noop("The house cannot answer right now. Please try again in a moment.")),
}


class Mistake(Schema):
    """One thing that does not fit: `path` says where, as keys joined by dots; empty for the whole."""

    path: str
    code: str
    message: str


class Problem(Schema):
    """Why something did not happen (RFC 9457). `code` is for programs, the rest is for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    errors: list[Mistake] = []


class ChangedProblem(Problem):
    """Somebody changed it since it was read; `current` is what `GET` of the address answers now."""

    current: dict[str, object] | list[object] | None = None


def describe(
    status: int, *, code: str = "", detail: str = "", errors: Iterable[Mapping[str, str]] = (), **more: object
) -> dict[str, object]:
    """The members of a problem; what is not given follows from the status. `more` are extensions."""
    known, title = KNOWN.get(status) or KNOWN[500 if status >= 500 else 400]
    return {
        **more,
        "type": "about:blank",
        "title": gettext(title),
        "status": status,
        "code": code or known,
        "detail": detail or gettext(title),
        "errors": [dict(each) for each in errors],
    }


def mistakes(errors: Mapping[str, object], code: str = "invalid") -> list[dict[str, str]]:
    """Messages by place as a list; a place may have several."""
    found = []
    for path, messages in errors.items():
        for message in messages if isinstance(messages, list | tuple) else [messages]:
            found.append({"path": path, "code": code, "message": str(message)})
    return found


def respond(members: Mapping[str, object], retry_after: int | None = None) -> HttpResponse:
    """The answer with these members of `describe`."""
    body = json.dumps(members, cls=DjangoJSONEncoder)  # ASCII: what was sent may not be encodable
    response = HttpResponse(body, status=members["status"], content_type=MEDIA_TYPE)
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def wants_problem(request: HttpRequest) -> bool:
    """Whether a program asks, not a person's browser."""
    return request.path_info.startswith(PREFIX)
