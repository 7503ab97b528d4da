"""What a letter can show of a text: everything its typefaces have; a box stands for the rest."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from . import typefaces
from .voices import direction_of, side_of, voices_in

BOX = "□"
MOST_NAMED = 12
_LEFT_TO_RIGHT = "\u200e"
# "e.V." in an Arabic sentence: its last dot stays with it, and does not wander to the other side.
_ABBREVIATION = re.compile(r"(?:\b[A-Za-zÄÖÜäöü]\.\s?)+(?<!\s)")


class Setting:
    """The data of one letter as it can be set, and what was noticed on the way.

    `unset` are the characters that no typeface has, `every_script` says whether the house's own typefaces
    are enough, `voices` names language and direction of each line that speaks another language.
    """

    def __init__(self, data: Mapping[str, object], language: str) -> None:
        self.unset: dict[str, None] = {}
        self.every_script = False
        self._lines: set[str] = set()
        self._own_side = side_of(language)
        self.data = self._settable(json.loads(json.dumps(data, cls=DjangoJSONEncoder)))
        self.voices = voices_in(self._lines, language)

    def _settable(self, value: object) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self._settable(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._settable(each) for each in value]
        return value

    def text(self, words: str) -> str:
        """`words` with a box in place of each character that can't be set."""
        if not typefaces.house_characters().issuperset(map(ord, words)):
            words = self._boxed(words)
        lines = [self._line(line) for line in words.split("\n")]
        self._lines.update(filter(None, lines))
        return "\n".join(lines)

    def _line(self, line: str) -> str:
        if direction_of(line, self._own_side) == "ltr":
            return line
        return _ABBREVIATION.sub(f"\\g<0>{_LEFT_TO_RIGHT}", line)

    def _boxed(self, words: str) -> str:
        # A control character says nothing: it is left out, or a line break; the door stops them nowadays.
        words = words.replace("\r\n", "\n").translate(SILENT)
        known, house = typefaces.all_characters(), typefaces.house_characters()
        shown = []
        for letter in words:
            if ord(letter) in known:
                shown.append(letter)
                self.every_script |= ord(letter) not in house
            elif not _unseen(letter):
                self.unset[letter] = None
                self.every_script = True  # the box itself
                shown.append(BOX)
        return "".join(shown)

    def unset_named(self) -> str:
        """The unset characters by their numbers in Unicode, as "U+1F600, U+1F680"."""
        names = [f"U+{ord(letter):04X}" for letter in self.unset]
        return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


SILENT = {
    **{code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)},
    0x0B: "\n",
    0x0C: "\n",
    0x0D: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x09: " ",
}


def _unseen(letter: str) -> bool:
    """Variation selectors, tags and joiners choose how a neighbour looks; alone they show nothing."""
    code = ord(letter)
    return (
        0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE01EF
        or code in (0xAD, 0x034F, 0x061C, 0xFFFE, 0xFFFF)
    )
