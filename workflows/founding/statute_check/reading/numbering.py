"""Numbers that word processors write themselves: formats, and counters level by level."""

import re
from dataclasses import dataclass, field

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACEHOLDER = re.compile(r"%(\d)")


def numeral(number: int, kind: str) -> str:
    """The number in the way `kind` writes it, e.g. lowerLetter: 3 → c."""
    if kind in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return text.upper() if kind == "upperLetter" else text
    if kind in ("lowerRoman", "upperRoman"):
        text = _roman(number)
        return text.upper() if kind == "upperRoman" else text
    if kind == "none":
        return ""
    if kind == "ordinal":
        return f"{number}."
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


@dataclass(frozen=True)
class Level:
    """How one level of a list counts: where it starts, its format and its text, e.g. '§ %1'."""

    start: int = 1
    kind: str = "decimal"
    text: str = "%1."
    is_legal: bool = False


@dataclass
class Counter:
    """The running numbers of one list."""

    levels: dict[int, Level]
    values: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int, start: int | None = None) -> str:
        """The text of the next number at this depth; deeper levels begin anew."""
        level = self.levels.get(depth, Level(text=f"%{depth + 1}."))
        before = self.values.get(depth)
        self.values[depth] = start if start is not None else level.start if before is None else before + 1
        for deeper in [key for key in self.values if key > depth]:
            del self.values[deeper]
        if level.kind == "bullet":
            return "•"
        return _PLACEHOLDER.sub(lambda match: self._value(int(match[1]) - 1, level), level.text).strip()

    def _value(self, depth: int, shown_in: Level) -> str:
        level = self.levels.get(depth, Level())
        number = self.values.setdefault(depth, level.start)
        return numeral(number, "decimal" if shown_in.is_legal else level.kind)
