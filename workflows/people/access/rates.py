"""How often programs may call the API: each token by itself, whoever comes without one by address."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from workflows.upkeep import limits, shares
from workflows.upkeep.addresses import client_address, network

from .. import problems
from ..often import too_often
from .tokens import token_of

TOKEN, SESSION, ANONYMOUS = "token", "session", "anonymous"


class RateMiddleware:
    """429 beyond the limit; every counted answer says in `RateLimit` how many more may follow.

    People who are signed in with a cookie are not counted, and neither are kept answers, which cost nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        who, whom, most = _caller(request) if problems.wants_problem(request) else ("", "", 0)
        if not most:
            return self.get_response(request)
        standing = shares.take(f"api_{who}", whom, most)
        response = self.get_response(request) if standing.allowed else too_often(request, standing.reset)
        # draft-ietf-httpapi-ratelimit-headers: a policy by name, quota, window; what remains, until when.
        response["RateLimit-Policy"] = f'"{who}";q={standing.most};w={limits.MINUTE}'
        response["RateLimit"] = f'"{who}";r={standing.remaining};t={standing.reset}'
        return response


def _caller(request: HttpRequest) -> tuple[str, str, int]:
    """The kind of caller, who it is, and how often a minute; nought: not counted."""
    token = token_of(request)
    if token is not None:
        return TOKEN, str(token.pk), settings.API_CALLS_OF_TOKEN
    if request.user.is_authenticated:
        return "", "", 0
    address = network(client_address(request))
    if "X-Session-Token" in request.headers:  # an app, not looked at yet: made-up ones count all the same
        return SESSION, address, settings.API_CALLS_OF_TOKEN
    return ANONYMOUS, address, settings.API_CALLS_ANONYMOUS
