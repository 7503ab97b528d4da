"""What every reader gives: the lines of a text, and why a text can't be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One paragraph or line with its number written out; `is_heading` when the file says so."""

    text: str
    is_heading: bool = False


class Unreadable(ValueError):
    """A file that can't be read; the code says why: kind, broken, locked, no_text, too_big, too_long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
