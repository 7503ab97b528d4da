"""Error pages in the reader's language, also when the database or the templates are what failed."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import requires_csrf_token

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
        with override(language_for(request)):
            try:
                body = render_to_string(template, {"status": status}, request=request)
            except Exception:
                logger.exception("error page failed", extra={"status": status})
                return HttpResponse(_LAST_RESORT, status=status)
        return HttpResponse(body, status=status)

    view.__name__ = f"error_{status}"
    return view


bad_request = requires_csrf_token(_page("400.html", 400))
not_allowed = requires_csrf_token(_page("403.html", 403))
not_found = requires_csrf_token(_page("404.html", 404))
broken = requires_csrf_token(_page("500.html", 500))
_csrf_page = _page("errors/csrf.html", 403)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came without its key: tell how to send it again; nothing was changed."""
    return _csrf_page(request)
