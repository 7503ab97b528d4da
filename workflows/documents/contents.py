"""What a file really is, whatever its name says."""

import codecs
import logging
import warnings
import zipfile
from threading import Lock
from typing import IO

import pillow_heif
import puremagic
from django.utils.translation import gettext as _
from PIL import Image

from workflows.people.verdicts import Invalid

from .endings import HEIC_BRANDS
from .names import ending

logger = logging.getLogger(__name__)
pillow_heif.register_heif_opener()

# The endings people may upload, and the media type each stands for.
ALLOWED = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "heif": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain",
    "csv": "text/csv",
}
IMAGES = frozenset({"image/jpeg", "image/png", "image/heic"})
# With the media types of pictures a phone offers its camera; the endings keep all other choices.
ACCEPT = ",".join([*(f".{name}" for name in ALLOWED), *sorted(IMAGES)])
MOST_PIXELS = 80_000_000
# One picture at a time is unpacked in a process: eight at once would fill gigabytes.
unpacking = Lock()
# What the list of contents calls the main part; its own name is free (ECMA-376, part 2).
_MAIN_PARTS = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_USUAL_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_LIST_OF_CONTENTS = "[Content_Types].xml"
_MOST_LISTED = 1_000_000
_PACKED = frozenset({"zip", "rar", "7z", "gz", "tar"})
_OTHER_TEXTS = frozenset({"doc", "xls", "ppt", "pptx", "rtf", "pages", "numbers", "key", "html", "eml"})
_OTHER_PICTURES = frozenset({"webp", "gif", "tif", "tiff", "bmp", "svg", "avif", "dng", "psd"})


def media_type_of(file: IO[bytes], name: str) -> str:
    """The media type of `file`; raises Invalid when it isn't allowed or isn't what its name says."""
    kind = ending(name)
    if kind not in ALLOWED:
        raise Invalid({"file": _not_taken(kind)})
    file.seek(0)
    fits = _fits(file, kind)
    file.seek(0)
    if not fits:
        raise Invalid(
            {
                "file": _(
                    "The content does not fit the name: this is not a real %(kind)s file. "
                    "Open it, save it again as %(kind)s and upload that."
                )
                % {"kind": kind.upper()}
            }
        )
    return ALLOWED[kind]


def _not_taken(kind: str) -> str:
    """Why this kind of file is refused, and what to do instead."""
    named = {"kind": kind.upper()}
    if kind in _PACKED:
        return _("We can’t take packed files (%(kind)s). Unpack it and upload the files one by one.") % named
    if kind in _OTHER_TEXTS:
        return _("We can’t take %(kind)s files. Open it, choose “Save as PDF” and upload the PDF.") % named
    if kind in _OTHER_PICTURES:
        return _("We can’t take %(kind)s pictures. Save it as JPG or PNG and upload that.") % named
    return _(
        "This kind of file is not possible. Use PDF, JPG, PNG, HEIC, DOCX, XLSX, ODT, ODS, TXT or CSV. "
        "You can also take a photo of the page with your phone."
    )


def _fits(file: IO[bytes], kind: str) -> bool:
    if kind in ("txt", "csv"):
        return _is_text(file)
    if kind in ("docx", "xlsx", "odt", "ods"):
        return _is_office(file, kind)
    if not _begins_like(file, kind):
        return False
    return ALLOWED[kind] not in IMAGES or _can_be_shown(file)


def _begins_like(file: IO[bytes], kind: str) -> bool:
    head = file.read(2048)
    file.seek(0)
    if kind == "pdf":
        # Printers write a line of their own before it, some programs a mark; a page of the web is no PDF.
        before, found, _rest = head[:1024].partition(b"%PDF-")
        return bool(found) and b"<" not in before
    if kind in ("heic", "heif"):
        return head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS
    try:
        seen = {match.mime_type for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return False
    return ALLOWED[kind] in seen


def _is_text(file: IO[bytes]) -> bool:
    content = file.read()
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in content and not wide:
        return False
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text)
    return False


def _is_office(file: IO[bytes], kind: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in names):
                return False
            if kind in _MAIN_PARTS:
                with archive.open(_LIST_OF_CONTENTS) as listed:
                    return _USUAL_PARTS[kind] in names or _MAIN_PARTS[kind] in listed.read(_MOST_LISTED)
            with archive.open("mimetype") as stored:
                return stored.read(100).decode("ascii", "replace").strip() == ALLOWED[kind]
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False


def _can_be_shown(file: IO[bytes]) -> bool:
    """The picture can be decoded to its last pixel; raises Invalid for a decompression bomb."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with unpacking, Image.open(file) as image:
                # By the header alone: nothing has been unpacked yet.
                if image.width * image.height > MOST_PIXELS:
                    raise _too_many_pixels()
                # A JPEG is read to its end at an eighth of its size; all others have to be unpacked whole.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except Invalid:
        raise
    except Exception as error:  # decoders fail in many ways; each means: not a sound picture
        logger.info("picture can't be decoded: %s", type(error).__name__)
        return False
    return True


def _too_many_pixels() -> Invalid:
    text = _(
        "This picture has more than %(most)s million pixels. Take it again with a smaller picture size, "
        "or send a screenshot of it."
    )
    return Invalid({"file": text % {"most": MOST_PIXELS // 1_000_000}})
