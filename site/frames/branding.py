"""The house's colours as a stylesheet."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from workflows.people.branding.colours import dark_tokens, light_tokens
from workflows.people.models import House

A_YEAR = 60 * 60 * 24 * 365


def _rules(tokens: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in tokens.items())


def stylesheet(primary: str, accent: str) -> str:
    """Custom properties for light, dark and print."""
    return (
        f":root{{{_rules(light_tokens(primary, accent))}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_rules(dark_tokens(primary, accent))}}}}}\n"
    )


def version(house: House) -> str:
    """Names the colours, so that a change has a new address."""
    return hashlib.sha256(f"{house.colour_primary}{house.colour_accent}".encode()).hexdigest()[:10]


@require_safe
def house_css(request: HttpRequest) -> HttpResponse:
    """The colours of the house; kept for a year only under the version that is drawn."""
    house = House.load(request_or_site=request)
    response = HttpResponse(
        stylesheet(house.colour_primary, house.colour_accent), content_type="text/css; charset=utf-8"
    )
    response.has_no_secret = True  # type: ignore[attr-defined] # frames.compression
    current = request.GET.get("v") == version(house)
    patch_cache_control(
        response,
        public=True,
        max_age=A_YEAR if current else 60,
        **({"immutable": True} if current else {}),
    )
    return response
