"""Pictures as HTML: drawings as they are, photos in the size that a place asks for."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage


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
