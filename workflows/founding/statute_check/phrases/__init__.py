"""The words the rules look for, as data: one file a group, one alternative a line.

A line is a regular expression in usual German spelling (it is folded as the statutes are).
`<board_text.roles>` stands for another phrase. Names in brackets begin a phrase; lines with # are notes.
"""

import re
from functools import cache
from pathlib import Path

from ..numbers import NUMBER, PERIOD, SEVERAL

_HERE = Path(__file__).parent
_REFERENCE = re.compile(r"<([a-z_0-9]+\.[a-z_0-9]+)>")
_BUILT_IN = {"numbers.number": NUMBER, "numbers.several": SEVERAL, "numbers.period": PERIOD}


@cache
def phrase(name: str) -> str:
    """The pattern of `name`, e.g. board.roles, with all it refers to."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    group, _, own = name.partition(".")
    return _REFERENCE.sub(lambda match: phrase(match[1]), "|".join(_file(group)[own]))


@cache
def _file(group: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_HERE / f"{group}.txt").read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z_0-9]+\]", line):
            lines = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found
