"""What processes tell about an organisation on its page: tables and hints, each registered by its process."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.formats import number_format

from workflows.people.models import Organisation, User


def euros(amount: Decimal | None) -> str:
    """An amount as the language writes it."""
    return "–" if amount is None else f"{number_format(amount, 2, force_grouping=True)}\u00a0€"


@dataclass(frozen=True)
class Line:
    """A row of a table: its cells as people read them, and where it leads."""

    cells: Sequence[str]
    href: str = ""


@dataclass(frozen=True)
class Part:
    """A table about an organisation; `sums` are euros by name, shown below it."""

    code: str
    title: object
    columns: Sequence[object]
    lines: Sequence[Line]
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    sum_labels: Mapping[str, object] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[list[tuple[object, str]], str]]:
        """Each line as pairs of column and cell, and where it leads."""
        return [(list(zip(self.columns, line.cells, strict=True)), line.href) for line in self.lines]

    @property
    def totals(self) -> list[tuple[object, str]]:
        """The sums in words."""
        return [(self.sum_labels.get(code, code), euros(amount)) for code, amount in self.sums.items()]


@dataclass(frozen=True)
class Hint:
    """Something that two people should look at, such as money for one thing from two sides."""

    text: str
    links: Sequence[tuple[str, str]] = ()


Telling = Callable[[User, Organisation], Part]
Hinting = Callable[[User, Organisation], Iterable[Hint]]
_parts: dict[str, Telling] = {}
_hints: list[Hinting] = []


def register(code: str, telling: Telling) -> None:
    """The page of an organisation shows `telling(user, organisation)`, as far as the reader may see it."""
    _parts[code] = telling


def register_hints(hinting: Hinting) -> None:
    """The page shows these hints."""
    if hinting not in _hints:
        _hints.append(hinting)


def parts_of(user: User, organisation: Organisation) -> list[Part]:
    """All tables in the order of their registration."""
    return [telling(user, organisation) for telling in _parts.values()]


def hints_of(user: User, organisation: Organisation) -> list[Hint]:
    """All hints."""
    return [hint for hinting in _hints for hint in hinting(user, organisation)]
