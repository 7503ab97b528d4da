"""The limits of API tokens, held before any endpoint runs: Wagtail's as well as ours."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.models import APIToken

from .. import problems
from ..models import TokenScope
from .second_factor import is_missing

SAFE = ("GET", "HEAD", "OPTIONS")


class Carrying(HttpRequest):
    """A request to the API, with the token it came with, if that is a good one."""

    api_token: APIToken | None


class TokenLimitsMiddleware:
    """Finds the token of a request; expired tokens get 401, those without limits 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        kind, _space, text = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not problems.wants_problem(request):
            return self.get_response(request)
        token = find(text.strip())
        cast(Carrying, request).api_token = token
        # Without one the endpoint answers 401, or serves what everybody may read.
        return (token and _refusal(token)) or self.get_response(request)


def find(text: str) -> APIToken | None:
    """The token with this text, unless it was revoked."""
    hashes = APIToken.candidate_key_hashes(text)
    found = APIToken.objects.select_related("limits", "user")
    return found.filter(key_hash__in=hashes, revoked_at=None).first()


def token_of(request: HttpRequest) -> APIToken | None:
    """The token that this request came with."""
    return getattr(request, "api_token", None)


def lacks(token: APIToken, right: str, method: str) -> HttpResponse | None:
    """The refusal when the token has not this right."""
    limits: TokenScope = token.limits
    if right in limits.rights:
        return None
    if method not in SAFE and not any(each.endswith(":write") for each in limits.rights):
        answer = _answer(403, "read_only_token", _("This token may only read."))
    else:
        detail = _("This token has not the right %(right)s. Make one that has it on your account page.")
        answer = _answer(403, "insufficient_scope", detail % {"right": right})
    answer["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{right}"'
    return answer


def _refusal(token: APIToken) -> HttpResponse | None:
    limits = getattr(token, "limits", None)
    if limits is None:  # made past our screens: nobody said what it may do
        return _answer(403, "no_scopes", _("This token has no rights. Make a new one on your account page."))
    if limits.expired:
        return _answer(
            401, "token_expired", _("This token has expired. Make a new one on your account page.")
        )
    if is_missing(token.user):
        return _answer(403, "second_factor_needed", _("Your work here needs a second factor."))
    return None


def _answer(status: int, code: str, detail: str) -> HttpResponse:
    return problems.respond(problems.describe(status, code=code, detail=detail))
