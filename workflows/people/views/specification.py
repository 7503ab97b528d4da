"""The OpenAPI document of allauth's API, in English, from our own server."""

from allauth.headless.spec.internal.schema import get_schema
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_GET


@require_GET
def specification(request: HttpRequest) -> JsonResponse:
    """As JSON, which is YAML, too."""
    with translation.override("en"):
        response = JsonResponse(get_schema())
    response["Content-Type"] = "application/vnd.oai.openapi+json"
    return response
