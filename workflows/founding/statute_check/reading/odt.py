"""ODT: the text without deleted passages and comments, with its automatic numbers written out."""

from collections.abc import Iterator

from lxml import etree

from .lines import Line, Unreadable
from .numbering import Counter, Level
from .packed import Package

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
# Deleted passages stand first, in tracked-changes; the author of a comment is no word of the sentence.
_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}note",
        f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}table-of-content",
    }
)  # fmt: skip
_KINDS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


def read_odt(content: bytes) -> list[Line]:
    """The paragraphs of an OpenDocument text; raises Unreadable."""
    package = Package(content)
    document = package.xml("content.xml")
    if document is None:
        raise Unreadable("kind")
    text = document.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise Unreadable("kind")
    trees = [tree for tree in (package.xml("styles.xml"), document) if tree is not None]
    reader = _Reader(trees)
    reader.read(text)
    return reader.lines


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def _level(node: etree._Element) -> tuple[int, Level]:
    depth = _whole(node.get(f"{_TEXT}level"), 1) - 1
    if node.tag == f"{_TEXT}list-level-style-bullet":
        return depth, Level(kind="bullet")
    shown = _whole(node.get(f"{_TEXT}display-levels"), 1)
    numbers = ".".join(f"%{each + 1}" for each in range(max(0, depth - shown + 1), depth + 1))
    kind = _KINDS.get(node.get(f"{_STYLE}num-format", ""), "decimal")
    text = f"{node.get(f'{_STYLE}num-prefix', '')}{numbers}{node.get(f'{_STYLE}num-suffix', '')}"
    return depth, Level(_whole(node.get(f"{_TEXT}start-value"), 1), kind, "" if kind == "none" else text)


class _Reader:
    """Walks the text and writes a line for every paragraph."""

    def __init__(self, trees: list[etree._Element]) -> None:
        self.lines: list[Line] = []
        self._styles: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, Counter] = {}
        self._outline = Counter({})
        for tree in trees:
            for style in tree.iter(f"{_TEXT}list-style"):
                self._styles[style.get(f"{_STYLE}name", "")] = dict(_level(each) for each in style)
            for outline in tree.iter(f"{_TEXT}outline-style"):
                self._outline = Counter(dict(_level(each) for each in outline))

    def read(self, node: etree._Element) -> None:
        """Takes in everything below `node`, in order."""
        for child in node:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag == f"{_TEXT}h":
                self._heading(child)
            elif child.tag == f"{_TEXT}p":
                self._write("", child)
            elif child.tag == f"{_TEXT}list":
                self._list(child, "", 0)
            else:
                self.read(child)

    def _heading(self, node: etree._Element, number: str = "") -> None:
        depth = _whole(node.get(f"{_TEXT}outline-level"), 1) - 1
        if not number and self._outline.levels.get(depth, Level(text="")).text:
            number = self._outline.next(depth)
        self._write(number, node, heading=True)

    def _list(self, node: etree._Element, style: str, depth: int) -> None:
        style = node.get(f"{_TEXT}style-name") or style
        goes_on = (
            depth or node.get(f"{_TEXT}continue-numbering") == "true" or node.get(f"{_TEXT}continue-list")
        )
        if not goes_on or style not in self._counters:
            self._counters[style] = Counter(self._styles.get(style, {}))
        for item in node:
            if item.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                self._item(item, style, depth)

    def _item(self, item: etree._Element, style: str, depth: int) -> None:
        start = item.get(f"{_TEXT}start-value")
        number = None
        for child in item:
            if child.tag == f"{_TEXT}list":
                self._list(child, style, depth + 1)
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                if number is None and item.tag == f"{_TEXT}list-item":
                    number = self._counters[style].next(depth, _whole(start, 1) if start else None)
                if child.tag == f"{_TEXT}h":
                    self._heading(child, number or "")
                else:
                    self._write(number or "", child)
                number = ""

    def _write(self, number: str, node: etree._Element, *, heading: bool = False) -> None:
        for position, line in enumerate("".join(_texts(node)).split("\n")):
            text = " ".join(line.split())
            shown = f"{number} {text}".strip() if text and not position else text
            self.lines.append(Line(shown, heading and bool(text)))


def _texts(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            if child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                yield " "
            elif child.tag == f"{_TEXT}line-break":
                yield "\n"
            elif child.tag != f"{_TEXT}p":
                yield from _texts(child)
        yield child.tail or ""
