"""Pictures as a browser can show them: upright, small, without what the camera knows of place and time."""

import io
import logging

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from PIL import Image, ImageOps

from .contents import IMAGES, MOST_PIXELS, unpacking
from .models import Document

logger = logging.getLogger(__name__)
LONGEST_SIDE = 1400
MEDIA_TYPE = "image/jpeg"


def has_preview(document: Document) -> bool:
    """Whether the document is a picture."""
    return document.media_type in IMAGES


def preview_of(document: Document) -> File | None:
    """The preview as an open JPEG file, made once and kept beside the original; None without a picture."""
    if not has_preview(document):
        return None
    storage, path = _place(document)
    if not storage.exists(path):
        try:
            with document.file.open("rb") as original:
                storage.save(path, ContentFile(_shown(original)))
        except Exception as error:  # decoders fail in many ways; the original can still be downloaded
            logger.warning("preview of document %s failed: %s", document.pk, type(error).__name__)
            return None
    return storage.open(path, "rb")


def remove_preview(document: Document) -> None:
    """The preview goes with its original."""
    if has_preview(document):
        storage, path = _place(document)
        storage.delete(path)


def _place(document: Document) -> tuple[Storage, str]:
    return document.file.storage, f"{document.file.name}.preview"


def _shown(original: File) -> bytes:
    with unpacking, Image.open(original) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        image.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        # Pasted on an empty sheet: only the pixels come along, no comment, no place, no transparency.
        sheet = Image.new("RGB", upright.size, "white")
        visible = upright.convert("RGBA")
        sheet.paste(visible, mask=visible)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()
