"""How easy a text is to read, by open formulas, and what to do about it.

German: first new Vienna formula (Wiener Sachtextformel), a school grade; Bamberger and Vanecek, Lesen –
Verstehen – Lernen – Schreiben, 1984. English: the grade by Kincaid and others, 1975, after Flesch, A New
Readability Yardstick, 1948. No formula was made for plain Arabic or Ukrainian: there the length of sentences
counts alone.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from pages.models import BasePage

LONG_SENTENCE = 20  # words; Leichte Sprache and plain language both ask for less
MOST_NAMED = 3
MANY_SYLLABLES = 5
LONG_WORD = 6  # letters, of which a word of the German formula has more
LEAST_WORDS = 30  # fewer say nothing about a text
# No sentence ends before a small letter or a number (ca. 900), nor behind a single letter (z. B., e. V.).
SENTENCE = re.compile(r"(?<=[.!?…؟])(?<![\s.][^\W\d]\.)[»“”\")\]]*\s+(?=[^\s\da-zäöüа-яіїєґ])|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
GERMAN_SYLLABLE = re.compile(r"ie|ei|ai|au|äu|eu|ee|aa|oo|ey|ay|[aeiouyäöü]", re.IGNORECASE)
ENGLISH_SYLLABLE = re.compile(r"[aeiouy]+", re.IGNORECASE)
SILENT_E = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$", re.IGNORECASE)


class Level(StrEnum):
    """How hard a text is."""

    EASY = "easy"
    FAIR = "fair"
    HARD = "hard"


# Up to which grade, or which mean length of sentences, a text is easy and fair.
GRADES = (8.0, 11.0)
LENGTHS = (13.0, 18.0)
FORMULAS = {
    "de": _("Wiener Sachtextformel (Bamberger/Vanecek 1984)"),
    "en": _("Flesch-Kincaid grade level (1975)"),
}


@dataclass(frozen=True)
class Readability:
    """What a text asks of its readers; `grade` is a school grade where there is a formula."""

    words: int
    sentences: int
    formula: str
    grade: float | None
    mean_sentence: float
    level: Level
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]


def of_page(page: "BasePage") -> Readability | None:
    """The text of a page as it is written now; None while there is too little of it."""
    parts = [page.introduction]
    if page.body:
        parts += page.body.stream_block.get_searchable_content(page.body)
    return readability("\n".join(strip_tags(str(part)) for part in parts), page.language)


def readability(text: str, language: str) -> Readability | None:
    """What this text asks of its readers; a line of its own is a sentence of its own."""
    sentences = [each for each in map(str.strip, SENTENCE.split(text)) if WORD.search(each)]
    lengths = [len(WORD.findall(each)) for each in sentences]
    words = WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return None
    mean = len(words) / len(sentences)
    grade = _grade(words, mean, language)
    grade = (
        None if grade is None else max(1.0, round(grade, 1))
    )  # very easy texts come out below a first grade
    return Readability(
        words=len(words),
        sentences=len(sentences),
        formula=str(FORMULAS.get(language, "")),
        grade=grade,
        mean_sentence=round(mean, 1),
        level=max(_level(mean, LENGTHS), _level(grade or 0, GRADES), key=list(Level).index),
        long_sentences=_longest(sentences, lengths),
        long_words=_hardest(words, language),
    )


def syllables(word: str, language: str) -> int:
    """About how many syllables a German or English word has, by its vowels."""
    if language == "de":
        return max(1, len(GERMAN_SYLLABLE.findall(word)))
    return max(1, len(ENGLISH_SYLLABLE.findall(SILENT_E.sub("", word))))


def _grade(words: list[str], mean: float, language: str) -> float | None:
    counts = [syllables(word, language) for word in words] if language in FORMULAS else []
    if language == "de":
        many, long, one = (
            100 * number / len(words)
            for number in (
                sum(count > 2 for count in counts),
                sum(len(word) > LONG_WORD for word in words),
                sum(count == 1 for count in counts),
            )
        )
        return 0.1935 * many + 0.1672 * mean + 0.1297 * long - 0.0327 * one - 0.875
    if language == "en":
        return 0.39 * mean + 11.8 * sum(counts) / len(words) - 15.59
    return None


def _level(value: float, limits: tuple[float, float]) -> Level:
    easy, fair = limits
    return Level.EASY if value <= easy else Level.FAIR if value <= fair else Level.HARD


def _longest(sentences: list[str], lengths: list[int]) -> tuple[str, ...]:
    found = [pair for pair in zip(lengths, sentences, strict=True) if pair[0] > LONG_SENTENCE]
    said = dict.fromkeys(sentence for _length, sentence in sorted(found, key=lambda pair: -pair[0]))
    return tuple(said)[:MOST_NAMED]


def _hardest(words: list[str], language: str) -> tuple[str, ...]:
    """The words with the most syllables, each once; two joined by a hyphen are read as two."""
    if language not in FORMULAS:
        return ()
    parts = {part: syllables(part, language) for word in words for part in word.split("-")}
    found = sorted((pair for pair in parts.items() if pair[1] >= MANY_SYLLABLES), key=lambda pair: -pair[1])
    return tuple(word for word, _count in found[:MOST_NAMED])
