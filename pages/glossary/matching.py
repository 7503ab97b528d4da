"""Where a text says a word of the glossary.

In each of its forms and in any case; Arabic words with or without prefixes and marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

APOSTROPHES = "’'ʼ"
# Texts are searched as they stand in HTML.
APOSTROPHE = f"(?:[{APOSTROPHES}]|&#x27;|&#39;)"
SPACE = r"(?:\s|&nbsp;)+"
ARABIC = re.compile(r"[\u0621-\u064a]")
MARKS = "[\u064b-\u0652\u0640]*"
# and, so, with, like, for; the article; "for the" in one.
PREFIXES = "(?:[وف]?(?:[بك]?ال|لل|[بكل])?)"


@dataclass(frozen=True)
class Word:
    """One word with what it means, and the German word it stands for; empty in German."""

    code: str
    word: str
    means: str
    german: str
    forms: tuple[str, ...]
    in_texts: bool


@dataclass(frozen=True)
class Said:
    """A place in a text that says a word."""

    start: int
    end: int
    word: Word


class Glossary:
    """The words of one language, and the places in texts that say them."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(words)
        forms = [(form, word) for word in self.words if word.in_texts for form in (word.word, *word.forms)]
        forms.sort(key=lambda each: len(each[0]), reverse=True)  # of two that begin alike the longer one
        self._owners = [word for _form, word in forms]
        said = "|".join(f"({expression(form)})" for form, _word in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) if said else None

    def said(self, text: str) -> Iterator[Said]:
        """Every place that says a word, in the order of the text."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            yield Said(found.start(), found.end(), self._owners[(found.lastindex or 1) - 1])


def expression(form: str) -> str:
    """What fits this form of a word in a text."""
    parts = (_part(part) for part in form.split())
    said = SPACE.join(parts)
    return f"{PREFIXES}{said}" if ARABIC.match(form) else said


def _part(part: str) -> str:
    return "".join(map(_sign, part))


def _sign(sign: str) -> str:
    if sign == "*":
        return r"\w*"
    if sign in APOSTROPHES:
        return APOSTROPHE
    return f"{sign}{MARKS}" if ARABIC.match(sign) else re.escape(sign)
