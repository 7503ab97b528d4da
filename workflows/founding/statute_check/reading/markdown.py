"""Markdown: markdown-it makes HTML of it, and the reader of HTML does the rest."""

import re

from markdown_it import MarkdownIt

from .html import read_html
from .lines import Line

_FRONT_MATTER = re.compile(r"\A\s*---\s*\n.*?\n(---|\.\.\.)\s*\n", re.DOTALL)
_PARSER = (
    MarkdownIt("commonmark", {"breaks": True, "html": True})
    .enable(["table", "strikethrough"])
    .disable("code")
)


def read_markdown(text: str) -> list[Line]:
    """The lines of a Markdown text; indented text is text here, never code."""
    return read_html(_PARSER.render(_FRONT_MATTER.sub("", text)))
