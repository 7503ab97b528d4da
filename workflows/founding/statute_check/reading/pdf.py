"""PDF: lines in reading order, columns one after the other, without headers, footers and page numbers."""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2

from workflows.documents.pdfium import opened

from .lines import Line, Unreadable
from .pdf_layout import Piece, in_columns, pieces_of

MOST_PAGES = 120
_EDGE = 0.09
_PAGE_NUMBER = re.compile(r"\W*(seite|page|s\.)?\W*\d{1,3}\W*((von|/|of)\W*\d{1,3})?\W*", re.IGNORECASE)
# The hyphen that pdfium found at the end of a line, a soft hyphen, or a real one before a small letter.
_BROKEN_WORD = re.compile(r"(?:[\ufffe\u0002\u00ad]|(?<=[a-zäöüß])[-‐])\s*$")
_LINKED = re.compile(r"(und|oder|bzw|sowie)\b")


@dataclass(frozen=True)
class _Row:
    text: str
    is_edge: bool


def read_pdf(content: bytes) -> list[Line]:
    """The lines of a PDF; raises Unreadable, with no_text for a scan."""
    try:
        with opened(content) as document:
            if len(document) > MOST_PAGES:
                raise Unreadable("too_long")
            pages = [_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("locked" if "password" in str(error).lower() else "broken") from error
    if sum(not page for page in pages) * 2 > len(pages):
        raise Unreadable("no_text")  # a cover with text before scanned pages
    return _joined([row.text for page in _without_edges(pages) for row in page])


def _page(page: pypdfium2.PdfPage) -> list[_Row]:
    width, height = page.get_size()
    rows = in_columns(pieces_of(page.get_textpage()), width)
    return [_Row(_text(row), not _EDGE < row[0].middle / height < 1 - _EDGE) for row in rows]


def _text(row: list[Piece]) -> str:
    return " ".join(" ".join(piece.text for piece in row).split())


def _without_edges(pages: list[list[_Row]]) -> list[list[_Row]]:
    """The pages without what stands at the edge of several of them, and without page numbers."""
    seen = Counter(key for page in pages for key in {_key(row.text) for row in page if row.is_edge})
    most = max(2, len(pages) // 2)
    return [
        [
            row
            for row in page
            if not (row.is_edge and (_PAGE_NUMBER.fullmatch(row.text) or seen[_key(row.text)] >= most))
        ]
        for page in pages
    ]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _joined(texts: list[str]) -> list[Line]:
    """Lines, with words that were broken at the end of a line put together again."""
    lines: list[str] = []
    for text in texts:
        rest = text
        if lines and _BROKEN_WORD.search(lines[-1]) and text[:1].islower() and not _LINKED.match(text):
            head, _, rest = text.partition(" ")
            lines[-1] = _BROKEN_WORD.sub("", lines[-1]) + head
        if rest.strip():
            lines.append(rest.strip())
    # Inside a line pdfium's mark means that the word goes on there.
    clean = (re.sub("[\ufffe\u0002\u00ad]\\s?(?=[a-zäöüß])|\u00ad", "", line) for line in lines)
    return [Line(re.sub("[\ufffe\u0002]", "-", line)) for line in clean]
