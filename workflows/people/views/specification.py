"""The OpenAPI document of allauth's API, in English, from our own server."""

import re

from allauth.headless.spec.internal.schema import get_schema
from django.http import HttpRequest, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.http import require_GET


@require_GET
def specification(request: HttpRequest) -> JsonResponse:
    """As JSON, which is YAML, too; only what this house serves."""
    with translation.override("en"):
        schema = get_schema()
    schema["paths"] = {path: each for path, each in schema["paths"].items() if _is_served(path)}
    response = JsonResponse(schema)
    response["Content-Type"] = "application/vnd.oai.openapi+json"
    return response


def _is_served(path: str) -> bool:
    """Whether allauth answers there; elsewhere below /api/ everything resolves, to a problem with 404."""
    try:
        found = resolve(re.sub(r"{\w+}", "x", path.replace("{client}", "app")))
    except Resolver404:
        return False
    return "headless" in found.app_names
