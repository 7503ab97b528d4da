"""HTML: the article of a page, with the numbers of its lists written out."""

import re
from collections.abc import Iterator

from lxml import etree, html

from .lines import Line
from .numbering import numeral

_SKIPPED = frozenset(
    (
        "script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "del", "s",
        "strike", "svg", "button", "select", "head", "iframe",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "th", "tr", "ul",
    )
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ol", "ul"))
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENOUGH = 0.5


def read_html(text: str) -> list[Line]:
    """The lines of a page; menus, forms and deleted passages are no part of it."""
    if not text.strip():
        return []
    try:
        root = html.fromstring(_DECLARATION.sub("", text), parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, ValueError):
        return []
    writer = _Writer()
    writer.walk(_article(root))
    writer.end_line()
    return writer.lines


def _article(root: html.HtmlElement) -> html.HtmlElement:
    """The main part of the page, when it marks one that holds most of the text."""
    whole = len(root.text_content())
    for name in ("main", "article"):
        for part in root.iter(name):
            if len(part.text_content()) > whole * _ENOUGH:
                return part
    return root


def _hidden(node: html.HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "")
    return node.get("hidden") is not None or "display:none" in style


class _Writer:
    """Gathers text into lines while walking the tree."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._marker = ""
        self._heading = False

    def walk(self, node: html.HtmlElement) -> None:
        """Takes in one element with everything below it."""
        if not isinstance(node.tag, str) or node.tag in _SKIPPED or _hidden(node):
            return
        if node.tag == "br":
            self._break()
            return
        block = node.tag in _BLOCKS
        if block:
            self.end_line()
        if node.tag == "li":
            self._marker = _marker(node)
        self._heading = node.tag in _HEADINGS or (self._heading and not block)
        self._add(node.text)
        for child in node:
            self.walk(child)
            self._add(child.tail)
        if block:
            self.end_line()
        if _ends_a_list(node):
            self.lines.append(Line(""))

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _break(self) -> None:
        heading = self._heading
        self.end_line()
        self._heading = heading

    def end_line(self) -> None:
        """Closes the line that is being written, if there is anything in it."""
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        if text:
            self.lines.append(Line(f"{self._marker} {text}".strip(), self._heading))
            self._marker = ""
        self._text.clear()
        self._heading = False


def _ends_a_list(node: html.HtmlElement) -> bool:
    """Whether a list of several items ends here that stands in no other one."""
    several = node.tag in _LISTS and len(list(_items(node))) > 1
    return several and next(node.iterancestors("li"), None) is None


def _marker(item: html.HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    if "list-style-type:none" in (parent.get("style") or "").replace(" ", "") or "list-none" in (
        parent.get("class") or ""
    ):
        return ""
    kind = _FORMATS.get(parent.get("type") or "", "decimal")
    text = numeral(_position(item, parent), kind)
    return f"{text})" if kind == "lowerLetter" else f"{text}."


def _position(item: html.HtmlElement, parent: html.HtmlElement) -> int:
    number = _whole(parent.get("start"), 1) - 1
    for sibling in _items(parent):
        number = _whole(sibling.get("value"), number + 1)
        if sibling is item:
            break
    return number


def _items(parent: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (child for child in parent if child.tag == "li")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,4}", text.strip()) else default
