"""The limits of API tokens, held before any endpoint runs: Wagtail's as well as ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.models import APIToken

from .. import problems
from ..models import Scope
from .second_factor import is_missing

SAFE = ("GET", "HEAD", "OPTIONS")


class TokenLimitsMiddleware:
    """Expired tokens get 401, read-only tokens that try to change something 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        kind, _space, text = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer" and request.path.startswith("/api/"):
            return self._refusal(request, text.strip()) or self.get_response(request)
        return self.get_response(request)

    def _refusal(self, request: HttpRequest, text: str) -> HttpResponse | None:
        token = (
            APIToken.objects.select_related("limits", "user")
            .filter(key_hash__in=APIToken.candidate_key_hashes(text), revoked_at=None)
            .first()
        )
        if token is None:
            return None  # The endpoint answers 401, or serves what everybody may read.
        limits = getattr(token, "limits", None)
        if limits and limits.expired:
            return _answer(
                401, "token_expired", _("This token has expired. Make a new one on your account page.")
            )
        if limits and limits.scope == Scope.READ and request.method not in SAFE:
            return _answer(403, "read_only_token", _("This token may only read."))
        if is_missing(token.user):
            return _answer(403, "second_factor_needed", _("Your work here needs a second factor."))
        return None


def _answer(status: int, code: str, detail: str) -> HttpResponse:
    return problems.respond(problems.describe(status, code=code, detail=detail))
