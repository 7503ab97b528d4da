"""Which right a token needs for which operation: by room and by whether something changes."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.operation import Operation
from wagtail.api.v3.auth import BearerTokenAuth

from processes import label
from workflows.people.access.tokens import SAFE, lacks, token_of
from workflows.people.models import Right

CONTENT = ("pages", "images", "documents", "redirects", "snippets", "sites", "schema", "locales", "site")
AREAS: dict[str, str] = {
    **dict.fromkeys((*CONTENT, "builder"), "content"),
    "forms": "forms",
    **dict.fromkeys(("desk", "indicators", "engine", "files", *map(label, settings.PROCESSES)), "cases"),
    **dict.fromkeys(("people", "organisations"), "organisations"),
    "newsletters": "newsletters",
    **dict.fromkeys(("operation", "outbox", "log", "webhooks"), "admin"),
}
# Whoever has a token may ask whose it is.
ANY_TOKEN = frozenset({("GET", "/api/people/me"), ("GET", "/api/whoami/")})
type Run = Callable[..., HttpResponseBase]


def right_for(method: str, path: str) -> str:
    """The right a token needs there; empty when any token will do. LookupError for an unknown room."""
    if (method, path) in ANY_TOKEN:
        return ""
    area = AREAS[path.removeprefix("/api/").partition("/")[0]]
    return Right(f"{area}:{'read' if method in SAFE else 'write'}").value


def scoped(run: Run) -> Run:
    """Around an operation: 403 for a token that lacks the right; who comes without one is not asked."""
    operation: Operation = unwrap(run).__self__

    @wraps(run)
    def guarded(request: HttpRequest, **values: object) -> HttpResponseBase:
        token = token_of(request)
        if token is not None and takes_tokens(operation):
            right = right_for(request.method or "", request.path_info)
            if right and (refusal := lacks(token, right, request.method or "")):
                return refusal
        return run(request, **values)

    return guarded


def takes_tokens(operation: Operation) -> bool:
    """Whether it looks at tokens at all; what is open to everybody is open to every token."""
    return any(isinstance(each, BearerTokenAuth) for each in operation.auth_callbacks)
