"""Content Security Policy: strict for our pages, wider where Wagtail and the API docs bring own scripts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware


class PolicyMiddleware(ContentSecurityPolicyMiddleware):
    """Sets the policy by address; a view may still choose its own."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Give the editors' admin and the API docs the policy they can work under."""
        if request.path.startswith(settings.CSP_EDITOR_PATHS) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.CSP_EDITOR  # type: ignore[attr-defined]
        return super().process_response(request, response)
