"""Two texts word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Beyond this many words a comparison takes too long; then one text replaces the other.
MOST_WORDS = 3000
_WORDS = re.compile("\n|(?:[^\\s]|[\u00a0\u202f])+")  # an amount and its sign are one word


@dataclass(frozen=True, slots=True)
class Part:
    """Some words that stayed, went or came; line feeds are kept."""

    op: Literal["same", "removed", "added"]
    text: str


def compare_words(before: str, after: str) -> list[Part]:
    """The words of both texts in reading order; what went stands before what came."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _replaced(before, after)
    # Beyond some hundred words the frequent ones are no anchors: nobody can make a comparison slow.
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > 300)
    if matcher.ratio() < 0.3:
        return _replaced(before, after)
    parts: list[Part] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            parts.append(Part("same", _joined(old[i1:i2])))
            continue
        parts += _replaced(_joined(old[i1:i2]), _joined(new[j1:j2]))
    return parts


def _replaced(before: str, after: str) -> list[Part]:
    """One text for the other; a scrap of common words would only confuse."""
    if before == after:
        return [Part("same", before)] if before else []
    parts = [Part("removed", before)] if before.strip() else []
    return [*parts, Part("added", after)] if after.strip() else parts


def _joined(words: Iterable[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))
