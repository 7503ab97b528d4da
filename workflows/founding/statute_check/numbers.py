"""Numbers in German words and figures: fractions, majorities, periods of time."""

import re
from fractions import Fraction

from .german import pattern

_WORDS = {
    "ein": 1, "eine": 1, "einen": 1, "einer": 1, "eines": 1, "einem": 1,
    "zwei": 2, "zweier": 2, "beide": 2, "beiden": 2,
    "drei": 3, "dreier": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11,
    "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15, "zwanzig": 20, "einundzwanzig": 21,
    "achtundzwanzig": 28, "dreissig": 30, "sechsunddreissig": 36, "vierzig": 40, "fuenfzig": 50,
    "sechzig": 60,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
# Two or more, as in "zehn Mitglieder"; "eine Mitgliederversammlung" is no number of members.
_ONE = ("ein", "eine", "einen", "einer", "eines", "einem")
SEVERAL = r"(?:\d{1,3}|" + "|".join(sorted((w for w in _WORDS if w not in _ONE), key=len, reverse=True)) + ")"
_DAYS = {
    "tag": 1,
    "taeg": 1,
    "woche": 7,
    "woch": 7,
    "monat": 30,
    "quartal": 91,
    "vierteljahr": 91,
    "halbjahr": 182,
    "halbjaehr": 182,
    "jahr": 365,
    "jaehr": 365,
}
PERIOD = (
    rf"(?P<count>{NUMBER})\s?(?:\(\w+\)\s?)?-?\s?(?:volle[nr]? |ganze[nr]? |kalender|werk|geschäfts)*"
    r"(?P<unit>tag|täg|woche|woch|wöch|monat|quartal|vierteljahr|halbjahr|jahr|jähr)\w*"
)
# Fractions a minority or a majority may have.
_PART_NAMES = {
    "haelfte": Fraction(1, 2), "drittel": Fraction(1, 3), "viertel": Fraction(1, 4),
    "fuenftel": Fraction(1, 5), "sechstel": Fraction(1, 6), "siebtel": Fraction(1, 7),
    "achtel": Fraction(1, 8), "zehntel": Fraction(1, 10),
    "zwanzigstel": Fraction(1, 20),
}  # fmt: skip
_FRACTION = re.compile(
    r"(?P<up>\d{1,2})\s?/\s?(?P<down>\d{1,3})(?!\d)|(?P<percent>\d{1,3})(?:,\d+)?\s?prozent|(?P<word>"
    + NUMBER
    + r")\s?prozent"
    r"|(?:(?P<times>\d|zwei|drei|vier|fuenf|sechs|sieben|acht|neun)\s?-?\s?)?(?P<part>"
    + "|".join(_PART_NAMES)
    + r")"
    r"|(?P<tenth>(?:der )?(?:zehnte|10) teil)|(?P<third>dritte teil)|(?P<more>mehrheit|mehr als die haelfte)"
)


def number(text: str) -> int:
    """The value of a number in words or figures."""
    return int(text) if text.isdigit() else _WORDS.get(text, 0)


def days(text: str) -> int | None:
    """The first period in `text` in days; None when there is none."""
    match = pattern(PERIOD).search(text)
    if match is None:
        return None
    unit = match["unit"].replace("woech", "woche").replace("täg", "tag")
    return number(match["count"]) * _DAYS.get(unit, 1)


def fraction(text: str) -> Fraction | None:
    """The first fraction in `text`: 1/10, ein Zehntel, 10 Prozent; a mere majority counts as 1/2."""
    match = _FRACTION.search(text)
    if match is None:
        return None
    if match["up"]:
        return Fraction(int(match["up"]), int(match["down"])) if int(match["down"]) else None
    if match["percent"] or match["word"]:
        return Fraction(number(match["percent"] or match["word"]), 100)
    if match["part"]:
        return _PART_NAMES[match["part"]] * (number(match["times"]) if match["times"] else 1)
    return Fraction(1, 10) if match["tenth"] else Fraction(1, 3) if match["third"] else Fraction(1, 2)
