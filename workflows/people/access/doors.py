"""Who may open a screen or call an endpoint: decorators for views and the sign-in methods of the API."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from ninja.security import APIKeyHeader, SessionAuth
from wagtail.api.v3.auth import BearerTokenAuth

from ..models import User
from ..verdicts import NotAllowed
from .second_factor import is_missing


class SignedIn(HttpRequest):
    """A request behind `sign_in_required`, `staff_required` or `api_auth`: its user is a person."""

    user: User


type Guarded[**P] = Callable[Concatenate[SignedIn, P], HttpResponseBase]
type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def sign_in_required[**P](view: Guarded[P]) -> View[P]:
    """Only people who are signed in see this screen; others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(cast(SignedIn, request), *args, **kwargs)

    return guarded


def staff_required[**P](*roles: str) -> Callable[[Guarded[P]], View[P]]:
    """Only people who hold one of `roles` see this screen: 403 for others, sign-in for strangers."""

    def decorate(view: Guarded[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.has_role(*roles):
                raise PermissionDenied
            return view(cast(SignedIn, request), *args, **kwargs)

        return guarded

    return decorate


def caller(request: HttpRequest) -> User:
    """The person who calls an endpoint behind `api_auth`; the router has made sure that somebody does."""
    assert isinstance(request.user, User)
    return request.user


class TokenAuth(BearerTokenAuth):
    """`Authorization: Bearer …` with a token the person made on their account page."""


class SecondFactorNeeded(NotAllowed):
    """The person works here and has not set up their second factor yet."""

    code = "second_factor_needed"


class SessionTokenAuth(APIKeyHeader):
    """`X-Session-Token: …` as an app gets it when a person signs in at `/api/account/app/`."""

    param_name = "X-Session-Token"

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        """The person whose session it is; a wrong token is nobody, whatever cookie came with it."""
        if not key:
            return None
        found = authenticate_by_x_session_token(key)
        request.user = found[0] if found else AnonymousUser()
        if not isinstance(request.user, User):
            return None
        # The middleware that asks for it looks at cookies only.
        if is_missing(request.user):
            raise SecondFactorNeeded(_("Your work here needs a second factor."))
        return request.user


class CookieAuth(SessionAuth):
    """The browser's session; requests that change something also need the CSRF token."""


# Tokens first: a request that carries one is never answered in the name of the browser's session.
api_auth = [TokenAuth(), SessionTokenAuth(), CookieAuth()]

__all__ = [
    "SessionTokenAuth",
    "SignedIn",
    "TokenAuth",
    "api_auth",
    "caller",
    "sign_in_required",
    "staff_required",
]
