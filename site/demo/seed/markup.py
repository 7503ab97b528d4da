"""From plain text with a few marks to the raw value of a page's body.

A blank line ends a block. `## ` heading · `- ` list · `1. title | text` steps · `= name | value` facts ·
`? question | answer` · `> words | person` · `! title | text` notice ·
`→ title | text | button | target` action · `☎ name | task | mail | phone | when` contact.
Anything else is a paragraph.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django.utils.html import escape

MARKS = ("## ", "- ", "1. ", "= ", "? ", "> ", "! ", "→ ", "☎ ")
LEFT_TO_RIGHT = re.compile(r"§ ?\d+\w* [A-Z][\w-]+|\d[\d ]{6,}\d")
type Block = dict[str, object]
type Target = Callable[[str], dict[str, object]]


def body(text: str, target: Target) -> list[Block]:
    """The blocks of `text`; `target` turns the target of an action into its page or address."""
    lines = [line for line in text.split("\n") if line.strip()]
    blocks = [block for mark, group in groupby(lines, _mark) for block in _blocks(mark, list(group), target)]
    return [{"type": kind, "value": value} for kind, value in _joined(blocks)]


def _mark(line: str) -> str:
    return next((mark for mark in MARKS if line.startswith(mark)), "")


def _parts(line: str, mark: str, count: int) -> list[str]:
    parts = [part.strip() for part in line[len(mark) :].split("|")]
    return parts + [""] * (count - len(parts))


def _blocks(mark: str, lines: list[str], target: Target) -> Iterator[tuple[str, object]]:
    if mark == "":
        yield "text", "".join(f"<p>{escape(line)}</p>" for line in lines)
    elif mark == "- ":
        yield "text", "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in lines) + "</ul>"
    elif mark == "1. ":
        rows = [_parts(line, mark, 2) for line in lines]
        yield "steps", {"steps": [_item(title=title, text=f"<p>{escape(text)}</p>") for title, text in rows]}
    elif mark == "= ":
        rows = [_parts(line, mark, 2) for line in lines]
        yield "facts", {"facts": [_item(name=name, value=value) for name, value in rows]}
    elif mark == "? ":
        rows = [_parts(line, mark, 2) for line in lines]
        yield "questions", {"questions": [_item(question=q, answer=f"<p>{escape(a)}</p>") for q, a in rows]}
    else:
        yield from (_single(mark, line, target) for line in lines)


def _single(mark: str, line: str, target: Target) -> tuple[str, object]:
    if mark == "## ":
        return "heading", {"text": line[3:].strip()}
    if mark == "> ":
        text, person = _parts(line, mark, 2)
        return "quote", {"text": text, "person": person}
    if mark == "! ":
        title, text = _parts(line, mark, 2)
        return "notice", {"kind": "info", "title": title, "text": text}
    if mark == "☎ ":
        name, role, email, phone, hours = _parts(line, mark, 5)
        return "contact", {"name": name, "role": role, "email": email, "phone": phone, "hours": hours}
    title, text, button, where = _parts(line, mark, 4)
    return "action", {"title": title, "text": text, "button": button, **target(where)}


def _item(**value: str) -> dict[str, object]:
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def _joined(blocks: list[tuple[str, Any]]) -> Iterator[tuple[str, object]]:
    """Neighbouring paragraphs and lists become one text block."""
    for kind, group in groupby(blocks, key=lambda block: block[0]):
        values = [value for _kind, value in group]
        if kind == "text":
            yield kind, "".join(values)
        else:
            yield from ((kind, value) for value in values)


def isolated(text: str) -> str:
    """Paragraph signs and phone numbers stay in order within a text that runs from right to left."""
    return LEFT_TO_RIGHT.sub("\u2066\\g<0>\u2069", text)
