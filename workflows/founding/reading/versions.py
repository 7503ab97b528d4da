"""How a statute changed from one hand-over to the next, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypedDict

from ..models import FoundingCase, StatuteVersion

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(TypedDict):
    """Some words: the same in both versions, only in the earlier one, or only in the later one."""

    kind: str
    text: str


class ClauseDifference(TypedDict):
    """One clause in both versions; `state` is same, changed, added or removed."""

    id: str
    heading: str
    state: str
    paragraphs: list[list[Piece]]


class Kept(TypedDict):
    """One clause as it is kept in a version."""

    id: str
    heading: str
    paragraphs: list[str]


def words_between(earlier: str, later: str) -> list[Piece]:
    """What was taken out of a text and what came in, without cutting words."""
    before, after = _TOKENS.findall(earlier), _TOKENS.findall(later)
    pieces: list[Piece] = []
    for code, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            pieces.append({"kind": "same", "text": "".join(before[start:end])})
            continue
        if start < end:
            pieces.append({"kind": "out", "text": "".join(before[start:end])})
        if begin < stop:
            pieces.append({"kind": "in", "text": "".join(after[begin:stop])})
    return pieces


def difference(earlier: Sequence[Kept], later: Sequence[Kept]) -> list[ClauseDifference]:
    """Clause by clause in the order of the later version; what is gone stands at the end."""
    before = {clause["id"]: clause for clause in earlier}
    found = [_compared(before.pop(clause["id"], None), clause) for clause in later]
    gone = [_compared(clause, None) for clause in before.values()]
    return found + gone


def _compared(earlier: Kept | None, later: Kept | None) -> ClauseDifference:
    shown = later or earlier
    assert shown is not None
    old = earlier["paragraphs"] if earlier else []
    new = later["paragraphs"] if later else []
    state = (
        "removed" if later is None else "added" if earlier is None else "same" if old == new else "changed"
    )
    return {
        "id": shown["id"],
        "heading": shown["heading"],
        "state": state,
        "paragraphs": list(_paragraphs(old, new)),
    }


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece]]:
    """Paragraphs that are alike stand together, so that an inserted one does not change all that follow."""
    for code, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = old[start:end], new[begin:stop]
        if code == "equal":
            for text in before:
                yield [{"kind": "same", "text": text}]
            continue
        for place in range(max(len(before), len(after))):
            yield words_between(
                before[place] if place < len(before) else "", after[place] if place < len(after) else ""
            )


def versions_of(case: FoundingCase) -> list[StatuteVersion]:
    """Every version that was kept, oldest first."""
    return list(case.versions.all())


Pair = tuple[StatuteVersion, StatuteVersion]


def chosen(versions: Sequence[StatuteVersion], wanted: Sequence[str]) -> Pair | None:
    """The two versions somebody asks for, the last two when they ask for none; None when there are no two."""
    if len(versions) < 2:
        return None
    by_number = {str(version.number): version for version in versions}
    named = [by_number[number] for number in wanted if number in by_number]
    pair = named if len(named) == 2 else [versions[-2], versions[-1]]
    first, second = sorted(pair, key=lambda version: version.number)
    return first, second
