"""Pictures from outside: a drawing (SVG) can carry scripts, so it is filtered before it is kept."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from py_svg_hush import filter_svg

MOST_BYTES = 1024 * 1024
# What a drawing may carry within itself.
EMBEDDED = {"image": ["png", "jpeg", "webp"]}


def harmless_logo(file: File) -> ContentFile:
    """The logo as PNG, or as SVG without scripts and links to elsewhere; ValidationError otherwise."""
    content = file.read(MOST_BYTES + 1)
    file.seek(0)
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The logo has more than 1 MB. Choose a smaller file."))
    if content.startswith(b"\x89PNG"):
        _check_png(file)
        return ContentFile(content, name="logo.png")
    return ContentFile(harmless_svg(content), name="logo.svg")


def harmless_svg(content: bytes) -> bytes:
    """The drawing without scripts, event handlers and addresses of others, or ValidationError."""
    try:
        cleaned: bytes = filter_svg(content, EMBEDDED)
    except (ValueError, RuntimeError) as error:
        raise ValidationError(_("This is neither a readable SVG nor a PNG file.")) from error
    if b"<svg" not in cleaned:
        raise ValidationError(_("This is neither a readable SVG nor a PNG file."))
    return cleaned


def _check_png(file: File) -> None:
    try:
        Image.open(file, formats=["PNG"]).verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This is neither a readable SVG nor a PNG file.")) from error
    finally:
        file.seek(0)
