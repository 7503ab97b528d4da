"""Pictures as HTML: drawings as they are, photos in the size that a place asks for."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from pages.cache.version import changing, remembered

MOST_PICTURES = 1000


def pictures_of(wanted: Iterable[int | None]) -> dict[int, AbstractImage]:
    """Pictures of the library by their numbers; asked for once, until one of them changes."""
    numbers = {each for each in wanted if each is not None}
    known: dict[int, AbstractImage] = remembered("pictures", dict)
    if missing := numbers - known.keys():
        found = get_image_model().objects.in_bulk(missing)
        if changing() or len(known) >= MOST_PICTURES:
            return {**found, **{each: known[each] for each in numbers & known.keys()}}
        known.update(found)
    return {each: known[each] for each in numbers if each in known}


def illustrated[T: Page](pages: Iterable[T]) -> list[T]:
    """The pages with their pictures."""
    shown = list(pages)
    known = pictures_of(getattr(page, "picture_id", None) for page in shown)
    for page in shown:
        if getattr(page, "picture_id", None) in known:
            page._state.fields_cache["picture"] = known[page.picture_id]
    return shown


def draw_picture(image: AbstractImage, alt: str, spec: str, **attributes: str) -> SafeString:
    """An <img>. Drawings (SVG) are shown as they are; photos in the size `spec` asks for."""
    css = attributes.get("class", "")
    if image.is_svg():
        url, width, height = image.file.url, image.width, image.height
    else:
        rendition = image.get_rendition(f"{spec}|format-webp")
        url, width, height = rendition.url, rendition.width, rendition.height
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" class="{}" loading="{}" decoding="async">',
        url,
        alt,
        width,
        height,
        css,
        attributes.get("loading", "lazy"),
    )
