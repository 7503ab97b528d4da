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
SIGNS = re.compile("[\u064b-\u0652\u0640]+")  # vowels, doubling, stretching: written or not
MARKS = f"(?:{SIGNS.pattern})?"
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
        # Of two that begin alike the longer one; Arabic ones together, as they share their prefixes.
        forms.sort(key=lambda each: (not ARABIC.match(each[0]), -len(each[0])))
        self._owners = [word for _form, word in forms]
        self._pattern = _pattern([form for form, _word in forms])

    def said(self, text: str) -> Iterator[Said]:
        """Every place that says a word, in the order of the text."""
        small = text.lower()
        if len(small) != len(text):  # a Turkish capital that becomes two signs
            small = text
        for found in self._pattern.finditer(small) if self._pattern else ():
            yield Said(found.start(), found.end(), self._owners[(found.lastindex or 1) - 1])


def _pattern(forms: list[str]) -> re.Pattern[str] | None:
    """Each form ends with an empty group of its own, so that it begins with a letter: those that begin with
    another one are passed over at once. For the same reason it is written small, as the text is.
    """
    arabic = "|".join(f"{expression(form)}()" for form in forms if ARABIC.match(form))
    other = "|".join(f"{expression(form)}()" for form in forms if not ARABIC.match(form))
    said = "|".join([f"{PREFIXES}(?:{arabic})"] * bool(arabic) + [other] * bool(other))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)") if said else None


def expression(form: str) -> str:
    """What fits this form of a word in a text, in small letters."""
    return SPACE.join(_part(part) for part in SIGNS.sub("", form).lower().split())


def _part(part: str) -> str:
    return "".join(map(_sign, part))


def _sign(sign: str) -> str:
    if sign == "*":
        return r"\w*"
    if sign in APOSTROPHES:
        return APOSTROPHE
    return f"{sign}{MARKS}" if ARABIC.match(sign) else re.escape(sign)
