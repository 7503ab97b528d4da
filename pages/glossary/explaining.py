"""What the pages tell guided forms and other forms: the words in their texts that the glossary explains."""

from collections.abc import Sequence

from workflows.forms import explaining
from workflows.forms.explaining import Explained

from .matching import Glossary
from .reading import glossary


def words_of(texts: Sequence[str]) -> list[list[Explained]]:
    """Each word of a text once, in the order of the text."""
    words = glossary()
    return [_said(text, words) for text in texts]


def _said(text: str, words: Glossary) -> list[Explained]:
    found = {place.word.code: place.word for place in words.said(text)}
    return [{"word": word.word, "german": word.german, "means": word.means} for word in found.values()]


def register() -> None:
    """Forms ask here."""
    explaining.register(words_of)
