"""Who needs a second factor, who has one, and the middleware that asks for it first."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from .. import problems
from ..models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What people without their second factor may still open: to set it up, to sign out, to read.
OPEN_NAMES = frozenset(
    {
        "account_logout",
        "account_inactive",
        "account_email",
        "account_email_verification_sent",
        "people:second_factor",
        "house_css",
    }
)
OPEN_PREFIXES = ("mfa_", "headless:")
OPEN_PATHS = (settings.STATIC_URL, settings.MEDIA_URL, "/health/")


def has_factor(user: User) -> bool:
    """Whether the person has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_missing(user: User) -> bool:
    """Whether the person works here, needs a second factor by setting, and has none yet."""
    return bool(settings.STAFF_SECOND_FACTOR and user.works_here and not has_factor(user))


def must_keep(authenticator: Authenticator) -> bool:
    """Whether taking this one away would leave somebody who needs it without a second factor."""
    user = authenticator.user
    if not (settings.STAFF_SECOND_FACTOR and user.works_here):
        return False
    return not Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk).exists()


class SecondFactorMiddleware:
    """People who need a second factor and have none see the screen that sets it up, and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.STAFF_SECOND_FACTOR and not _always_open(request):
            user = request.user
            if user.is_authenticated and is_missing(user):
                return _ask(request)
        return self.get_response(request)


def _always_open(request: HttpRequest) -> bool:
    if request.path.startswith(OPEN_PATHS):
        return True
    try:
        name = resolve(request.path).view_name
    except Resolver404:
        return True
    return name in OPEN_NAMES or name.startswith(OPEN_PREFIXES)


def _ask(request: HttpRequest) -> HttpResponseBase:
    if request.path.startswith("/api/"):
        detail = _("Your work here needs a second factor. Set it up on your account page.")
        return problems.respond(problems.describe(403, code="second_factor_needed", detail=detail))
    return redirect("people:second_factor")
