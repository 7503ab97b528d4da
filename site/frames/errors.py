"""Error pages in the reader's language, also when the database or the templates are what failed."""

import logging
import sys
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import requires_csrf_token

from frames.api_language import wanted
from workflows.people import problems
from workflows.upkeep.outages import is_database_away, is_outage

RETRY_AFTER = 30
logger = logging.getLogger(__name__)
_LAST_RESORT = (
    '<!doctype html><html lang="de"><meta charset="utf-8"><title>Fehler</title>'
    "<h1>Das hat nicht geklappt</h1><p>Bitte versucht es in ein paar Minuten noch einmal.</p>"
    '<p lang="en">Something went wrong. Please try again in a few minutes.</p>'
    '<p lang="ar" dir="rtl">حدث خطأ. يُرجى المحاولة مرة أخرى بعد بضع دقائق.</p>'
    '<p lang="uk">Сталася помилка. Спробуйте ще раз за кілька хвилин.</p></html>'
)


def language_for(request: HttpRequest) -> str:
    """The language of the address, or else the first of the reader's own that the house speaks."""
    return get_language_from_request(request, check_path=True) or settings.LANGUAGE_CODE


def _page(template: str, status: int) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, exception: Exception | None = None, **kwargs: object) -> HttpResponse:
        if problems.wants_problem(request):
            with override(wanted(request)):
                return problems.respond(problems.describe(status))
        language = language_for(request)
        with override(language):
            try:
                body = render_to_string(template, {"status": status}, request=request)
            except Exception:
                logger.exception("error page failed", extra={"status": status})
                return HttpResponse(_LAST_RESORT, status=status)
        return HttpResponse(body, status=status, headers={"Content-Language": language})

    view.__name__ = f"error_{status}"
    return view


bad_request = requires_csrf_token(_page("400.html", 400))
not_allowed = requires_csrf_token(_page("403.html", 403))
not_found = requires_csrf_token(_page("404.html", 404))
_broken = requires_csrf_token(_page("500.html", 500))
_closed = _page("errors/away.html", 503)
_csrf_page = _page("errors/csrf.html", 403)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """404 for an address that no room knows."""
    raise Http404


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault: 500; an outage of database or disk that no view met: 503."""
    error = sys.exc_info()[1]
    return outage(request, error) if error is not None and is_outage(error) else _broken(request)


def outage(request: HttpRequest, error: BaseException) -> HttpResponse:
    """The page for an outage, marked as such; the log gets a line, not a story."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    cause = error.__cause__ or error
    logger.error("outage", extra={"view": name, "error": type(cause).__name__})
    response = closed(request)
    response.outage = is_database_away(error)  # type: ignore[attr-defined]
    return response


def closed(request: HttpRequest) -> HttpResponse:
    """The house can't answer now: when to come back; nothing on this page asks the database."""
    response = _closed(request)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came without its key: tell how to send it again; nothing was changed."""
    return _csrf_page(request)
