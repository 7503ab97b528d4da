"""The API's answers in the caller's language: `?language=` or else Accept-Language decides."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

PREFIX = "/api/"


class ApiLanguageMiddleware:
    """Labels and errors under /api/ speak the language the caller asks for, the house's own otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the caller's language."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        with override(wanted(request)):
            response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        return response


def wanted(request: HttpRequest) -> str:
    """A language of the house that the address names, or the best one of those the program accepts."""
    named = request.GET.get("language", "")
    return named if named in dict(settings.LANGUAGES) else get_language_from_request(request)
