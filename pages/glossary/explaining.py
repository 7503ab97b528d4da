"""What the pages tell guided forms and other forms: the words in a text that the glossary explains."""

from workflows.forms import explaining
from workflows.forms.explaining import Explained

from .reading import glossary


def words_of(text: str) -> list[Explained]:
    """Each word once, in the order of the text."""
    found = {place.word.code: place.word for place in glossary().said(text)}
    return [{"word": word.word, "german": word.german, "means": word.means} for word in found.values()]


def register() -> None:
    """Forms ask here."""
    explaining.register(words_of)
