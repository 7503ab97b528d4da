"""The API's document in English, whatever language the reader's browser asks for."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control

type DocsView = Callable[..., HttpResponse]


def in_english(gate: Callable[[DocsView], DocsView]) -> Callable[[DocsView], DocsView]:
    """Wagtail's own gate for the docs, with the language fixed."""

    def decorate(view: DocsView) -> DocsView:
        gated = gate(view)

        @wraps(view)
        def wrapper(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            with translation.override("en"):
                response = gated(request, *args, **kwargs)
            response.headers["Content-Language"] = "en"
            patch_cache_control(response, no_cache=True)
            if response.headers["Content-Type"].startswith("application/json"):
                response.has_no_secret = True  # type: ignore[attr-defined] # frames.compression
            return response

        return wrapper

    return decorate
