"""The answer to too many requests: 429 with the time to come back, as a page or as a problem."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override

from . import problems


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """429; nothing was done. Needs neither session nor sign-in."""
    api = problems.wants_problem(request)
    with override(get_language_from_request(request, check_path=not api)):
        if api:
            return problems.respond(problems.describe(429), retry_after=wait)
        response = render(request, "429.html", status=429)
    response["Retry-After"] = str(wait)
    return response
