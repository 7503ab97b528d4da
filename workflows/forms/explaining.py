"""Words in questions that people may not know, and what they mean.

The room of pages keeps the glossary and registers itself here, as no process may ask it.
"""

from collections.abc import MutableMapping, Sequence
from typing import Protocol, TypedDict


class Explained(TypedDict):
    """A word in the reader's language, the German word it stands for (empty in German), and what it means."""

    word: str
    german: str
    means: str


class Source(Protocol):
    """For each text in the reader's language the words it says, each once; asked once a page."""

    def __call__(self, texts: Sequence[str]) -> list[list[Explained]]:
        """The words, text by text."""


_sources: list[Source] = []


def register(source: Source) -> None:
    """The glossary is asked for words from now on."""
    _sources[:] = [source]


def words_in(texts: Sequence[str]) -> list[list[Explained]]:
    """The words that each text says."""
    return _sources[0](texts) if _sources else [[] for _text in texts]


def explain(rows: Sequence[MutableMapping[str, object]]) -> None:
    """Each question of a page has the words of its label, help and text; those said before are left out.

    What nobody sees before other questions are answered explains its words by itself.
    """
    texts = ["\n".join(str(row.get(part) or "") for part in ("label", "help", "text")) for row in rows]
    seen: set[str] = set()
    for row, words in zip(rows, words_in(texts), strict=True):
        row["explained"] = words
        if not row.get("hidden"):
            row["explained"] = [each for each in words if each["word"] not in seen]
            seen |= {each["word"] for each in words}
