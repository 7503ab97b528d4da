"""Inline markup as codes that translators' tools protect: bold, links, line breaks.

What a code stands for is read from the text of the page, never from a file that comes back.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.html import escape
from django.utils.translation import gettext as _
from lxml import etree

KINDS = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "br": "lb"}
# XML knows no such letters.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Names(NamedTuple):
    """The elements of one version of XLIFF: around words, and alone."""

    around: str
    alone: str


NAMES = {"1.2": Names("g", "x"), "2.0": Names("pc", "ph")}
AROUND = frozenset(names.around for names in NAMES.values())
ALONE = frozenset(names.alone for names in NAMES.values())
MARKS = frozenset({"mrk", "cp"})  # notes of tools, which stand for no markup of ours


class Broken(ValueError):
    """The markup of a translation is not that of its text; says why."""


def put(parent: etree._Element, html: str, version: str) -> None:
    """Write `html` into `parent`, tags as codes."""
    _put(parent, BeautifulSoup(html, "html.parser"), version, count(1))


def words(html: str) -> str:
    """What people read of `html`, on one line."""
    return one_line(BeautifulSoup(html, "html.parser").get_text())


def words_of(element: etree._Element) -> str:
    """What people read of an element of a file, on one line."""
    return one_line("".join(str(each) for each in element.itertext()))


def one_line(text: str) -> str:
    """Without line feeds, and without letters that no file can hold."""
    return " ".join(_UNFIT.sub("", text).split())


def html_of(element: etree._Element, original: str) -> str:
    """What stands in `element` as HTML; Broken when its codes are not those of `original`, each once."""
    tags = dict(enumerate(_codes(original), start=1))
    seen: list[int] = []
    html = _html(element, tags, seen)
    if lost := [tag.name for number, tag in tags.items() if number not in seen]:
        raise Broken(_("Formatting is missing: %(tags)s") % {"tags": ", ".join(lost)})
    return html


def _codes(html: str) -> list[Tag]:
    return [each for each in BeautifulSoup(html, "html.parser").descendants if isinstance(each, Tag)]


def _put(parent: etree._Element, soup: Tag, version: str, numbers: Iterator[int]) -> None:
    space = etree.QName(parent).namespace
    last: etree._Element | None = None
    for child in soup.children:
        if isinstance(child, Tag):
            alone = child.name == "br"
            name = NAMES[version].alone if alone else NAMES[version].around
            last = etree.SubElement(parent, f"{{{space}}}{name}", id=str(next(numbers)))
            if version == "1.2":
                last.set("ctype", KINDS.get(child.name, f"x-html-{child.name}"))
            _put(last, child, version, numbers)
        elif type(child) is NavigableString:
            text = _UNFIT.sub("", str(child))
            if last is None:
                parent.text = (parent.text or "") + text
            else:
                last.tail = (last.tail or "") + text


def _html(element: etree._Element, tags: dict[int, Tag], seen: list[int]) -> str:
    parts: list[str] = [escape(element.text or "")]
    for child in element:
        parts += [_one(child, tags, seen), escape(child.tail or "")]
    return "".join(parts)


def _one(child: etree._Element, tags: dict[int, Tag], seen: list[int]) -> str:
    if not isinstance(child.tag, str):  # a comment
        return ""
    name = etree.QName(child).localname
    if name in MARKS:
        return _html(child, tags, seen)
    number = child.get("id", "")
    tag = tags.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else None
    if tag is None or int(number) in seen or name not in (ALONE if tag.name == "br" else AROUND):
        raise Broken(_("Formatting that the original does not have, or twice: <%(tag)s>") % {"tag": name})
    seen.append(int(number))
    if tag.name == "br":
        return "<br/>"
    key = tag.get("id")
    opening = f'<{tag.name} id="{escape(str(key))}">' if key else f"<{tag.name}>"
    return f"{opening}{_html(child, tags, seen)}</{tag.name}>"
