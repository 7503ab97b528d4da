"""Plain text: one line a line; a text without line breaks is broken where its clauses begin."""

import re

from .lines import Line

_RUN_ON = 1500
_CLAUSE = re.compile(r"(?<=[.!?:;)“”\"’\w])\s+(?=§\s*\d+[a-z]?\.?\s+[A-ZÄÖÜ][^.]{2,60}?\s\(?1)")
_PARAGRAPH = re.compile(r"(?<=[.!?:;)“”\"])\s+(?=\(\d{1,2}\)\s+[A-ZÄÖÜ„\"])")


def read_plain(text: str) -> list[Line]:
    """The lines of a text, empty ones too: they part the paragraphs."""
    lines: list[Line] = []
    for line in text.replace("\f", "\n").splitlines():
        pieces = [line]
        if len(line) > _RUN_ON:
            pieces = _PARAGRAPH.sub("\n", _CLAUSE.sub("\n", line)).split("\n")
        lines += [Line(piece.strip()) for piece in pieces]
    return lines if any(line.text for line in lines) else []
