"""DOCX: the text as it stands after accepting all changes, with Word's automatic numbers written out."""

import re
from collections.abc import Iterator

from lxml import etree

from .docx_numbers import Numbers, Styles, W, value_of
from .lines import Line, Unreadable
from .packed import Package

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away; the second branch of AlternateContent; field codes, notes and comments.
_SKIPPED = frozenset(
    {
        f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr",
        f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference", f"{W}sectPr", f"{W}tblPr",
    }
)  # fmt: skip
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_HEADING = re.compile(r"heading|überschrift|berschrift|titel|title", re.IGNORECASE)


def read_docx(content: bytes) -> list[Line]:
    """The paragraphs of a Word document; raises Unreadable."""
    package = Package(content)
    document = package.xml("word/document.xml")
    if document is None:
        raise Unreadable("kind")
    styles = Styles(package.xml("word/styles.xml"))
    reader = _Reader(styles, Numbers(package.xml("word/numbering.xml"), styles))
    body = document.find(f"{W}body")
    reader.read(body if body is not None else document)
    return reader.lines


class _Reader:
    """Walks the body and writes a line for every paragraph."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.lines: list[Line] = []
        self._styles = styles
        self._numbers = numbers
        self._carried = ""

    def read(self, node: etree._Element) -> None:
        """Takes in all paragraphs below `node`, in order."""
        for child in node:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.read(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        inner: list[etree._Element] = []
        text = self._carried + "".join(self._texts(paragraph, inner))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # The mark between two paragraphs is deleted: the next one goes on in this line.
            self._carried = text
        else:
            self._carried = ""
            self._write(paragraph, text)
        for box in inner:
            self.read(box)

    def _write(self, paragraph: etree._Element, text: str) -> None:
        if not text.strip():
            self.lines.append(Line(""))
            return
        number = self._numbers.number_of(paragraph)
        style = value_of(paragraph, f"{W}pPr/{W}pStyle")
        heading = self._styles.is_heading(paragraph, style, _HEADING)
        for position, line in enumerate(text.strip().split("\n")):
            prefix = f"{number} " if number and not position else ""
            self.lines.append(Line(f"{prefix}{' '.join(line.split())}", heading))

    def _texts(self, node: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for child in node:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag != f"{W}r" or not _vanishes(child):
                yield from self._texts(child, boxes)


def _vanishes(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false")
