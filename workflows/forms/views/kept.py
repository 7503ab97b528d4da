"""A page sent after the session had ended: what was typed waits, and is there again after signing in."""

import hashlib
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from workflows.forms.actions.keeping import KEEP_FOR, Kept, forget_typed, keep_typed, read_typed

type PageView = Callable[..., HttpResponseBase]


class _FormKey(CsrfViewMiddleware):
    """Refuses forms of other sites as always, but tells a form of ours whose key has grown old."""

    is_old = False

    def _accept(self, request: HttpRequest) -> None:
        # Like Django's own middleware: whatever comes later must not check again.
        request.csrf_processing_done = True  # type: ignore[attr-defined]

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse | None:
        # A browser names the page a form comes from; other sites can't claim to be ours.
        if "HTTP_ORIGIN" in request.META and self._origin_verified(request):  # type: ignore[attr-defined]
            self.is_old = True
            return None
        refusal: HttpResponse = super()._reject(request, reason)  # type: ignore[misc]
        return refusal


def keeps_what_was_typed(view: PageView) -> PageView:
    """A POST without a session, or with a form key from before the last sign-in, is kept, not lost.

    It is not saved either: the same page comes back with everything in place, after signing in where
    that is needed, and people save it themselves.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, sheet_id: UUID, page: str) -> HttpResponseBase:
        key = _FormKey(lambda _request: HttpResponse())
        refusal = key.process_view(request, view, (), {})
        if refusal is not None:
            return refusal
        if request.method == "POST" and (key.is_old or not request.user.is_authenticated):
            return _keep(request, sheet_id, page)
        return view(request, sheet_id, page)

    return guarded


def _keep(request: HttpRequest, sheet_id: UUID, page: str) -> HttpResponse:
    found = keep_typed(sheet_id=sheet_id, page=page, posted=request.POST, had_files=bool(request.FILES))
    if request.user.is_authenticated:
        answer: HttpResponse = redirect("forms:page", sheet_id=sheet_id, page=page)
    else:
        answer = redirect_to_login(request.get_full_path())
        if found:
            text = _(
                "You had been signed out. We keep what you typed for two hours: "
                "sign in and it will be there again."
            )
            messages.info(request, text)
    if found:
        answer.set_signed_cookie(
            cookie_name(sheet_id, page),
            found,
            salt=_salt(sheet_id, page),
            max_age=int(KEEP_FOR.total_seconds()),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer


def cookie_name(sheet_id: UUID, page: str) -> str:
    """One cookie a page; it lies above the languages, which have addresses of their own."""
    return f"kept_{hashlib.sha256(_salt(sheet_id, page).encode()).hexdigest()[:12]}"


def _salt(sheet_id: UUID, page: str) -> str:
    """Binds the cookie to its page: on any other it is worth nothing."""
    return f"forms.kept:{sheet_id}:{page}"


def _key(request: HttpRequest, sheet_id: UUID, page: str) -> str:
    most = int(KEEP_FOR.total_seconds())
    name = cookie_name(sheet_id, page)
    return request.get_signed_cookie(name, "", salt=_salt(sheet_id, page), max_age=most) or ""


def kept_for(request: HttpRequest, sheet_id: UUID, page: str) -> Kept | None:
    """What this browser sent to this page without a session; ask first whether the person may edit it."""
    return read_typed(key=_key(request, sheet_id, page), sheet_id=sheet_id, page=page)


def forget(request: HttpRequest, answer: HttpResponse, sheet_id: UUID, page: str) -> HttpResponse:
    """The page has been saved: nothing is kept for it any more."""
    name = cookie_name(sheet_id, page)
    if name in request.COOKIES:
        forget_typed(key=_key(request, sheet_id, page))
        answer.delete_cookie(name, samesite="Lax")
    return answer
