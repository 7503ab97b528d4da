"""When database or disk are away: 503 with a time to come back, at once, and one short line in the log."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from workflows.upkeep.outages import is_lock_timeout, is_outage

from . import database_watch
from .errors import closed, outage

logger = logging.getLogger(__name__)
# While the database is away only one request in so many seconds goes and looks; the others are told at once,
# so that no thread waits and kept pages go on.
PAUSE = 2.0
# Health and files need no database.
ALWAYS = ("/health/", "/static/", "/media/")


class OutageMiddleware:
    """Stands behind the kept pages and before everything that asks the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._away_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or say at once that the house can't."""
        if self._is_away() and not request.path.startswith(ALWAYS):
            return closed(request)
        response = self.get_response(request)
        if getattr(response, "outage", False):
            self._away_until = time.monotonic() + PAUSE
        return response

    def _is_away(self) -> bool:
        return database_watch.is_away() or time.monotonic() < self._away_until


class RetryMiddleware:
    """Stands last: a page that met a long lock (a migration, a big change) is read once more, then 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """The second reading, or the page that says when to come back; other errors go their way."""
        if is_lock_timeout(exception):
            logger.warning("lock timeout", extra={"view": _name(request)})
            again = request.method in ("GET", "HEAD") and not getattr(request, "read_again", False)
            return _again(request) if again else closed(request)
        if is_outage(exception):
            return outage(request, exception)
        return None


def _again(request: HttpRequest) -> HttpResponseBase:
    request.read_again = True  # type: ignore[attr-defined]
    match = request.resolver_match
    assert match is not None
    try:
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        render = getattr(response, "render", None)
        return render() if callable(render) else response
    except Exception as error:
        if is_lock_timeout(error) or is_outage(error):
            return outage(request, error)
        raise


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
