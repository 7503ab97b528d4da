"""Tags for the content of pages: pictures, links of blocks, what the head of a page says."""

import json
import unicodedata
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from pages import navigation
from pages.linked_data import describe
from pages.pictures import draw_picture

register = template.Library()
IDS_OF_THE_FRAME = frozenset({"main", "q", "keyfacts", "menu", "search", "top"})
# Nothing in the text can end the element it stands in.
_IN_HTML = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


register.simple_tag(draw_picture, name="picture")


@register.filter
def direction(text: object) -> str:
    """`rtl` when the first letter is Arabic or Hebrew, else `ltr`: phone numbers have no letters."""
    letters = (unicodedata.bidirectional(sign) for sign in str(text))
    return next(("ltr" if kind == "L" else "rtl" for kind in letters if kind in ("L", "R", "AL")), "ltr")


@register.simple_tag(takes_context=True)
def heading_id(context: Context, text: object) -> str:
    """An id for a heading in its own script, and no two alike on a page."""
    taken = _taken(context)
    wanted = slugify(str(text), allow_unicode=True) or "section"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


def _taken(context: Context) -> set[str]:
    """The ids of this page so far: those of the frame, then one heading after the other."""
    request = context.get("request")
    if request is None:
        return set(IDS_OF_THE_FRAME)
    taken: set[str] = request.__dict__.setdefault("_heading_ids", set(IDS_OF_THE_FRAME))
    return taken


@register.simple_tag(takes_context=True)
def json_ld(context: Context) -> SafeString:
    """What the page is about, for machines (schema.org), as a block of data that runs nothing."""
    page, request = context["page"], context.get("request")
    said = describe(page, settings.PUBLIC_URL + getattr(request, "path", "/"), _absolute(_picture(page)))
    text = json.dumps(said, ensure_ascii=False).translate(_IN_HTML)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.simple_tag(takes_context=True)
def action_url(context: Context, value: Any) -> str:
    """Where a call to action or a door leads: its page, or its address in the reader's language."""
    if value.get("page"):
        return value["page"].get_url(context.get("request")) or "#"
    return navigation.prefixed(value.get("address") or "#", navigation.language())


@register.simple_tag(takes_context=True)
def head_links(context: Context) -> dict[str, object]:
    """The canonical address, the address in each language that has the page, and the picture to share."""
    page, request = context.get("page"), context.get("request")
    links = [link for link in navigation.language_links(request) if link["available"]]
    alternates = [{"code": link["code"], "href": settings.PUBLIC_URL + link["href"]} for link in links]
    canonical = settings.PUBLIC_URL + getattr(request, "path", "/")
    if original := context.get("original_url"):
        canonical = settings.PUBLIC_URL + original
    if alternates:
        alternates.append({"code": "x-default", "href": alternates[0]["href"]})
    return {"canonical": canonical, "alternates": alternates, "picture": _absolute(_picture(page))}


def _picture(page: object) -> str:
    """The picture of the page to share: what editors chose for it, its own, or the door of the house."""
    for name in ("social_image", "picture"):
        image = getattr(page, name, None)
        if image and not image.is_svg():
            address: str = image.file.url
            return address
    return static("img/card.png")


def _absolute(address: str) -> str:
    return address if address.startswith("http") else settings.PUBLIC_URL + address
