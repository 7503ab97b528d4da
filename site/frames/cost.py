"""What each page cost, for those who work on the house: queries and milliseconds in `Server-Timing`."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Tally:
    """Counts statements and the time they took."""

    def __init__(self) -> None:
        self.number, self.seconds = 0, 0.0

    def __call__(self, execute: Any, *statement: object) -> object:
        """Execute one statement."""
        started = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            self.number += 1
            self.seconds += time.perf_counter() - started


class CostMiddleware:
    """Stands before everything else; browsers show the header among a request's timings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its cost."""
        tally, started = Tally(), time.perf_counter()
        with connection.execute_wrapper(tally):
            response = self.get_response(request)
        total = time.perf_counter() - started
        response.headers["Server-Timing"] = (
            f'db;desc="{tally.number} queries";dur={tally.seconds * 1000:.1f}, total;dur={total * 1000:.1f}'
        )
        return response
