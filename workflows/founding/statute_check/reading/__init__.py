"""Reading a statute out of a file: an own reader per format, as libraries lose or double something."""

from collections.abc import Callable

from .docx import read_docx
from .encoding import decoded
from .html import read_html
from .lines import Line, Unreadable
from .markdown import read_markdown
from .odt import read_odt
from .pdf import read_pdf
from .plain import read_plain

__all__ = ["MOST_BYTES", "Line", "Unreadable", "accepted_endings", "read_lines"]

MOST_BYTES = 5 * 1024 * 1024
# More letters than any statute has; a longer text is refused instead of keeping a worker busy.
MOST_LETTERS = 150_000

_READERS: dict[str, Callable[[bytes], list[Line]]] = {
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "html": lambda content: read_html(decoded(content)),
    "htm": lambda content: read_html(decoded(content)),
    "md": lambda content: read_markdown(decoded(content)),
    "markdown": lambda content: read_markdown(decoded(content)),
    "txt": lambda content: read_plain(decoded(content)),
    "text": lambda content: read_plain(decoded(content)),
}


def accepted_endings() -> tuple[str, ...]:
    """The endings of files that can be read."""
    return tuple(_READERS)


def read_lines(content: bytes, name: str = "") -> list[Line]:
    """The lines of a statute; what the file is counts for more than its name. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable("too_big")
    lines = _READERS[kind_of(content, name)](content)
    letters = sum(len(line.text) for line in lines)
    if letters > MOST_LETTERS:
        raise Unreadable("too_long")
    if not letters:
        raise Unreadable("no_text")
    return lines


def kind_of(content: bytes, name: str) -> str:
    """Which reader fits; raises Unreadable for a file that none of them reads."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "odt" if b"opendocument.text" in head else "docx"
    if head.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0")) or ending in ("docx", "odt", "pdf"):
        raise Unreadable("kind")
    if head[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if ending in _READERS:
        return ending
    if ending and not name.lower().startswith("satzung"):
        raise Unreadable("kind")
    return "txt"
