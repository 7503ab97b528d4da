"""Markdown: markdown-it makes HTML of it, and the reader of HTML does the rest."""

import re
from functools import cache
from typing import TYPE_CHECKING

from .html import read_html
from .lines import Line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT_MATTER = re.compile(r"\A\s*---\s*\n.*?\n(---|\.\.\.)\s*\n", re.DOTALL)


def read_markdown(text: str) -> list[Line]:
    """The lines of a Markdown text; indented text is text here, never code."""
    return read_html(_parser().render(_FRONT_MATTER.sub("", text)))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  few statutes are Markdown; every start would read it

    plain = MarkdownIt("commonmark", {"breaks": True, "html": True})
    return plain.enable(["table", "strikethrough"]).disable("code")
