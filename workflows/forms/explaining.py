"""Words in questions that people may not know, and what they mean.

The room of pages keeps the glossary and registers itself here, as no process may ask it.
"""

from collections.abc import Callable, Iterable, MutableMapping
from typing import TypedDict


class Explained(TypedDict):
    """A word in the reader's language, the German word it stands for (empty in German), and what it means."""

    word: str
    german: str
    means: str


Source = Callable[[str], list[Explained]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(text)` gives the words that a text in the reader's language says, each once."""
    _sources[:] = [source]


def words_in(*texts: object) -> list[Explained]:
    """The words in these texts."""
    text = "\n".join(str(each) for each in texts if each)
    return _sources[0](text) if _sources and text else []


def once(rows: Iterable[MutableMapping[str, object]]) -> None:
    """Of the questions of a page, only the first that says a word explains it."""
    seen: set[str] = set()
    for row in rows:
        words = row.get("words")
        if row.get("hidden") or not isinstance(words, list):
            continue  # nobody sees it before other questions are answered
        row["words"] = [each for each in words if each["word"] not in seen]
        seen |= {each["word"] for each in words}
