"""Word's styles and lists: which number a paragraph carries, from itself or from its style."""

import re
from collections.abc import Iterator

from lxml import etree

from .numbering import Counter, Level

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BASES = 20


def value_of(node: etree._Element, path: str) -> str:
    """The w:val of the element at `path`; empty when it isn't there."""
    found = node.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def _number(text: str, default: int = 0) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


class Styles:
    """The paragraph styles with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                s.get(f"{W}styleId", "")
                for s in found
                if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"
            ),
            "",
        )

    def line(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """The style and the ones it is based on."""
        name = style or self._default
        for _ in range(_MOST_BASES):
            if name not in self._styles:
                return
            yield name, self._styles[name]
            name = value_of(self._styles[name], f"{W}basedOn")

    def is_heading(self, paragraph: etree._Element, style: str, names: re.Pattern[str]) -> bool:
        """Whether the paragraph is a heading by its outline level or by the name of its style."""
        if paragraph.find(f"{W}pPr/{W}outlineLvl") is not None:
            return _number(value_of(paragraph, f"{W}pPr/{W}outlineLvl"), 9) < 9
        for _, each in self.line(style):
            if each.find(f"{W}pPr/{W}outlineLvl") is not None:
                return _number(value_of(each, f"{W}pPr/{W}outlineLvl"), 9) < 9
            if names.search(value_of(each, f"{W}name")):
                return True
        return bool(names.search(style))


class Numbers:
    """The running numbers of all lists of a document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._by_link: dict[str, str] = {}
        self._counters: dict[str, Counter] = {}
        self._started: set[tuple[str, int]] = set()
        for each in [] if root is None else root:
            if each.tag == f"{W}abstractNum":
                key = each.get(f"{W}abstractNumId", "")
                self._abstract[key] = each
                link = value_of(each, f"{W}styleLink")
                if link:
                    self._by_link[link] = key
            elif each.tag == f"{W}num":
                self._lists[each.get(f"{W}numId", "")] = each

    def number_of(self, paragraph: etree._Element) -> str:
        """The number Word shows before this paragraph; empty when there is none."""
        list_id, depth = self._place(paragraph)
        if list_id in ("", "0") or list_id not in self._lists:
            return ""
        abstract = self._abstract_of(list_id)
        if abstract not in self._counters:
            self._counters[abstract] = Counter(self._levels(abstract))
        return self._counters[abstract].next(depth, self._restart(list_id, depth))

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        depth = value_of(own, f"{W}ilvl") if own is not None else ""
        if own is not None and own.find(f"{W}numId") is not None:
            return value_of(own, f"{W}numId"), _number(depth)
        for name, style in self._styles.line(value_of(paragraph, f"{W}pPr/{W}pStyle")):
            given = style.find(f"{W}pPr/{W}numPr")
            if given is not None and given.find(f"{W}numId") is not None:
                list_id = value_of(given, f"{W}numId")
                level = depth or value_of(given, f"{W}ilvl") or self._level_of_style(list_id, name)
                return list_id, _number(level)
        return "", 0

    def _level_of_style(self, list_id: str, style: str) -> str:
        abstract = self._abstract.get(self._abstract_of(list_id))
        for level in [] if abstract is None else abstract.findall(f"{W}lvl"):
            if value_of(level, f"{W}pStyle") == style:
                return level.get(f"{W}ilvl", "0")
        return "0"

    def _abstract_of(self, list_id: str) -> str:
        if list_id not in self._lists:
            return ""
        key = value_of(self._lists[list_id], f"{W}abstractNumId")
        if key in self._abstract:
            link = value_of(self._abstract[key], f"{W}numStyleLink")
            key = self._by_link.get(link, key)
        return key

    def _restart(self, list_id: str, depth: int) -> int | None:
        """Where this list begins when it says so; only its first paragraph starts anew."""
        if (list_id, depth) in self._started:
            return None
        self._started.add((list_id, depth))
        for override in self._lists[list_id].findall(f"{W}lvlOverride"):
            if override.get(f"{W}ilvl") == str(depth) and override.find(f"{W}startOverride") is not None:
                return _number(value_of(override, f"{W}startOverride"), 1)
        return None

    def _levels(self, abstract: str) -> dict[int, Level]:
        levels = {}
        for level in self._abstract[abstract].findall(f"{W}lvl") if abstract in self._abstract else []:
            text = level.find(f"{W}lvlText")
            levels[_number(level.get(f"{W}ilvl", "0"))] = Level(
                start=_number(value_of(level, f"{W}start"), 1),
                kind=value_of(level, f"{W}numFmt") or "decimal",
                text="" if text is None else text.get(f"{W}val", ""),
                is_legal=level.find(f"{W}isLgl") is not None,
            )
        return levels
