"""While a request is answered, the house knows on what kind of device it was made."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from workflows.values.devices import AGENT


class DeviceMiddleware:
    """The program that asks stands in `values.devices.AGENT` until it has its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; afterwards nothing is known of the device any more."""
        before = AGENT.set(request.META.get("HTTP_USER_AGENT", "")[:500])
        try:
            return self.get_response(request)
        finally:
            AGENT.reset(before)
