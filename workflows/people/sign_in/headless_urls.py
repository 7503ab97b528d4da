"""allauth's own API for other front ends, without the endpoints that need passwords or phones."""

from allauth.headless.urls import urlpatterns as everything
from django.urls import URLPattern, URLResolver, path

from ..views.specification import specification

app_name = "headless"
WITHOUT = ("password/", "password/change", "phone", "phone/verify", "phone/verify/resend", "login")


def _kept(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    kept = []
    for pattern in patterns:
        if str(pattern.pattern) in WITHOUT:
            continue
        if isinstance(pattern, URLResolver):
            pattern.url_patterns[:] = _kept(pattern.url_patterns)
        kept.append(pattern)
    return kept


urlpatterns = [
    path("openapi.json", specification, name="openapi_json"),
    # allauth finds its own root by this name.
    path("openapi.yaml", specification, name="openapi_yaml"),
    *_kept(list(everything)),
]
