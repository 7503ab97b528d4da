"""Reading the answers of the interview, whatever shape somebody sent them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workflows.values import Unreadable
from workflows.values.numbers import read_number

YES = frozenset({True, "1", "yes", "true", "on"})
NO = frozenset({False, "0", "no", "false", "off"})


def plain(value: object) -> str:
    """The value as one trimmed text; empty for anything that isn't a text or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    return " ".join(str(value).replace("\x00", "").split())


def truth(value: object) -> bool | None:
    """True, False, or None when nobody said either."""
    if not isinstance(value, bool | int | str):
        return None
    key = value.strip().lower() if isinstance(value, str) else value
    if key in YES:
        return True
    return False if key in NO else None


def whole(value: object) -> int | None:
    """A whole number, or None when the value is none."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal | float):
        return None
    try:
        number = read_number(str(value))
    except Unreadable:
        return None
    return int(number) if number == int(number) and abs(number) < 10**9 else None


def money(value: object) -> Decimal | None:
    """An amount of money, or None when the value is none."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal | float):
        return None
    try:
        return read_number(str(value))
    except Unreadable:
        return None


def day(value: object) -> date | None:
    """A date from an ISO text, or None."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def rows(value: object) -> tuple[Mapping[str, object], ...]:
    """The rows of a group or person list; everything that isn't a row is left out."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(row for row in value if isinstance(row, Mapping))


@dataclass(frozen=True)
class Answers:
    """The answers by question id; every reader gives an empty value instead of an error."""

    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """One line of text."""
        return plain(self.values.get(key))

    def lines(self, key: str) -> tuple[str, ...]:
        """The non-empty lines of a long text."""
        value = self.values.get(key)
        if not isinstance(value, str):
            return ()
        return tuple(filter(None, (plain(line) for line in value.splitlines())))

    def yes(self, key: str) -> bool | None:
        """A yes/no answer."""
        return truth(self.values.get(key))

    def codes(self, key: str) -> tuple[str, ...]:
        """The codes chosen, each once, in the order given."""
        value = self.values.get(key)
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(dict.fromkeys(filter(None, (plain(item) for item in items))))

    def number(self, key: str) -> int | None:
        """A whole number."""
        return whole(self.values.get(key))

    def amount(self, key: str) -> Decimal | None:
        """An amount of money."""
        return money(self.values.get(key))

    def day(self, key: str) -> date | None:
        """A date."""
        return day(self.values.get(key))

    def rows(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The rows of a group or a person list."""
        return rows(self.values.get(key))

    def address(self, key: str) -> str:
        """A postal address on one line; empty when nobody has written it."""
        value = self.values.get(key)
        if not isinstance(value, Mapping):
            return ""
        care_of, street, postcode, town = (
            plain(value.get(part)) for part in ("care_of", "street", "postcode", "town")
        )
        parts = (f"c/o {care_of}" if care_of else "", street, f"{postcode} {town}".strip())
        return ", ".join(filter(None, parts))

    def town(self, key: str) -> str:
        """A municipality: its name, also when the form stores name and number together."""
        value = self.values.get(key)
        return plain(value.get("name")) if isinstance(value, Mapping) else plain(value)
