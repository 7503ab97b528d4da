"""What a statute calls its bodies: "Zunftrat (Vorstand)", "das Plenum (Mitgliederversammlung)"."""

import re
from collections.abc import Iterable

from .german import pattern
from .phrases import phrase
from .sentences import Sentence

# The usual word for each body, and where a statute tells another one.
_BODIES = {"vorstand": "aliases.board", "mitgliederversammlung": "aliases.meeting"}


def aliases(plains: Iterable[str]) -> dict[str, str]:
    """The statute's own word for a body → the usual one."""
    text = " . ".join(plains)
    found = {}
    for usual, name in _BODIES.items():
        for match in pattern(phrase(name)).finditer(text):
            word = next(each for each in match.groups() if each)
            if not pattern(phrase("aliases.no_name")).fullmatch(word):
                found[word] = usual
    return found


def in_usual_words(sentence: Sentence, known: dict[str, str]) -> Sentence:
    """The sentence with the usual words for its bodies; what was written stays."""
    return Sentence(sentence.text, translated(sentence.plain, known))


def translated(plain: str, known: dict[str, str]) -> str:
    """Folded text with the usual words for the bodies."""
    for word, usual in known.items():
        plain = re.sub(rf"\b{re.escape(word)}(?:e?s)?(?=\b|s?mitglied)", usual, plain)
    return plain
