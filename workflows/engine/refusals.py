"""Refusals become answers: a friendly page for people, JSON for programs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from workflows.people import problems
from workflows.people.verdicts import (
    AlreadyDone,
    Busy,
    ChangedSince,
    Invalid,
    NotAllowed,
    NotThereYet,
    Refusal,
    TooOften,
)


class RefusalMiddleware:
    """Turns an action's refusal into a page that says what to do; nothing was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; any other error goes its way."""
        return refused_page(request, exception) if isinstance(exception, Refusal) else None


def refused_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page with the reason and what to do now, with the refusal's status."""
    title, advice = _words(refusal)
    context = {
        "heading": title,
        "reason": refusal.reason,
        "advice": advice,
        "errors": list(refusal.errors.values()) if isinstance(refusal, Invalid) else [],
        "retry": request.get_full_path() if request.method == "GET" or isinstance(refusal, Busy) else "",
    }
    response = render(request, "engine/refused.html", context, status=refusal.status)
    if isinstance(refusal, Busy):
        response["Retry-After"] = str(refusal.wait)
    return response


def register_handlers(api: Any) -> None:
    """Every refusal in the API becomes a problem with its status and code."""

    @api.exception_handler(Refusal)
    def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
        wait = refusal.wait if isinstance(refusal, Busy) else None
        return problems.respond(as_problem(refusal), retry_after=wait)


def as_problem(refusal: Refusal, **more: object) -> dict[str, object]:
    """The members of the problem; `more` are extensions."""
    errors = problems.mistakes(getattr(refusal, "errors", {}), refusal.code)
    detail = refusal.reason or _words(refusal)[0]
    return problems.describe(refusal.status, code=refusal.code, detail=detail, errors=errors, **more)


def _words(refusal: Refusal) -> tuple[str, str]:  # noqa: PLR0911  one pair of sentences a refusal
    match refusal:
        case NotAllowed():
            return _("You may not do this"), _("If you think this is a mistake, please write to us.")
        case AlreadyDone():
            return (
                _("This has already been done"),
                _("Nothing was changed now. Open your tasks or the case to see how things stand."),
            )
        case ChangedSince():
            return _("It has changed meanwhile"), _("Go back, look at what is there now, and decide again.")
        case TooOften():
            return _("That was too often"), _("Wait a while, then try again.")
        case NotThereYet():
            return _("It is not there yet"), _("Try again in a moment. Nothing is lost.")
        case Busy():
            return _("Someone else is working on this right now"), _("Wait a few seconds, then try again.")
        case Invalid():
            return _("Something does not fit yet"), _(
                "Go back and correct what is named here. Nothing was lost."
            )
    return _("This is not possible"), _("Please go back and try again.")
