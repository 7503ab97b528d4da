"""Tags for the content of pages: pictures, links of blocks, what the head of a page says."""

import unicodedata
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static

from pages import navigation
from pages.pictures import draw_picture

register = template.Library()


register.simple_tag(draw_picture, name="picture")


@register.filter
def direction(text: object) -> str:
    """`rtl` when the first letter is Arabic or Hebrew, else `ltr`: phone numbers have no letters."""
    letters = (unicodedata.bidirectional(sign) for sign in str(text))
    return next(("ltr" if kind == "L" else "rtl" for kind in letters if kind in ("L", "R", "AL")), "ltr")


@register.simple_tag(takes_context=True)
def action_url(context: Context, value: Any) -> str:
    """Where a call to action or a door leads: its page, or its address in the reader's language."""
    if value.get("page"):
        return value["page"].get_url(context.get("request")) or "#"
    return navigation.prefixed(value.get("address") or "#", navigation.language())


@register.simple_tag(takes_context=True)
def head_links(context: Context) -> dict[str, Any]:
    """The canonical address, the address in each language that has the page, and the picture to share."""
    page, request = context.get("page"), context.get("request")
    links = [link for link in navigation.language_links(request) if link["available"]]
    alternates = [{"code": link["code"], "href": settings.PUBLIC_URL + link["href"]} for link in links]
    canonical = settings.PUBLIC_URL + getattr(request, "path", "/")
    if original := context.get("original_url"):
        canonical = settings.PUBLIC_URL + original
    if alternates:
        alternates.append({"code": "x-default", "href": alternates[0]["href"]})
    image = getattr(page, "social_image", None)
    picture = image.file.url if image and not image.is_svg() else static("img/card.png")
    return {"canonical": canonical, "alternates": alternates, "picture": _absolute(picture)}


def _absolute(address: str) -> str:
    return address if address.startswith("http") else settings.PUBLIC_URL + address
