"""Which language a line of a letter speaks, and from which side it is read.

A letter is in one language, and names, answers and conditions in it are in others. A screen reader needs
to know, and a sentence needs its full stop at its own end (Unicode bidirectional algorithm, rules P2, P3).
"""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import get_language_info

# By the script of most letters; the first pattern that is found tells languages of one script apart.
_BY_SCRIPT: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ARABIC", (("[ٹڈڑںے]", "ur"), ("[پچژگکی]", "fa"), ("", "ar"))),
    ("CYRILLIC", (("[іїєґІЇЄҐ]", "uk"), ("[ыэъёЫЭЪЁ]", "ru"), ("", "uk"))),
    ("HEBREW", (("", "he"),)),
    ("ETHIOPIC", (("", "ti"),)),
    ("GEORGIAN", (("", "ka"),)),
    ("ARMENIAN", (("", "hy"),)),
    ("BENGALI", (("", "bn"),)),
    ("TAMIL", (("", "ta"),)),
    ("DEVANAGARI", (("", "hi"),)),
    ("GURMUKHI", (("", "pa"),)),
    ("THAI", (("", "th"),)),
    ("GREEK", (("", "el"),)),
    ("HIRAGANA", (("", "ja"),)),
    ("KATAKANA", (("", "ja"),)),
    ("HANGUL", (("", "ko"),)),
    ("CJK", (("", "zh"),)),
)
_LANGUAGES = dict(_BY_SCRIPT)
_ENOUGH = 300  # letters of a line tell its script
# Little words that stand in nearly every sentence, and never in the other language.
_LITTLE = {
    "de": re.compile(r"\b(der|die|das|und|ist|nicht|mit|für|ein|eine|den|von|zu|auf|bis|wir|bitte|sie)\b"),
    "en": re.compile(r"\b(the|and|is|are|not|with|for|a|of|to|on|until|we|please|you|your|our)\b"),
}


def voices_in(lines: Iterable[str], language: str) -> dict[str, list[str]]:
    """Language and direction ("ltr", "rtl") of each line that differs from a letter in `language`."""
    own = [language, side_of(language)]
    found = {line: [language_of(line, language), direction_of(line, own[1])] for line in lines}
    return {line: voice for line, voice in found.items() if voice != own}


def side_of(language: str) -> str:
    """From which side the language is read."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def direction_of(line: str, otherwise: str) -> str:
    """Where the first letter with a direction of its own leads; `otherwise` when there is none."""
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return otherwise


def language_of(line: str, otherwise: str) -> str:
    """The language of `line` by its script and, in Latin letters, by its little words."""
    script = _script_of(line)
    if script in _LANGUAGES:
        if script == "ARABIC" and otherwise in ("ar", "fa", "ur") and len(line) < 12:
            return otherwise
        return next(code for pattern, code in _LANGUAGES[script] if re.search(pattern, line))
    if script != "LATIN":
        return otherwise
    return _latin(line, otherwise)


def _script_of(line: str) -> str:
    counts: dict[str, int] = {}
    for letter in line[:_ENOUGH]:
        if letter.isalpha():
            name = unicodedata.name(letter, "").partition(" ")[0]
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _latin(line: str, otherwise: str) -> str:
    words = line.lower()
    hits = {code: len(pattern.findall(words)) for code, pattern in _LITTLE.items()}
    best, other = sorted(hits, key=lambda code: -hits[code])
    if hits[best] > hits[other]:
        return best
    # Names in Latin letters in an Arabic or Ukrainian letter are read as German ones.
    return otherwise if otherwise not in ("ar", "uk", "fa", "ru") else "de"
