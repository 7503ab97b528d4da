"""What the house keeps about people and things: each room declares its own when Django starts."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Deed, RetentionRule
from ..models.retention import newest_on
from .terms import Term


@dataclass(frozen=True)
class Default:
    """The rule as the software brings it; [K] of the field: every house may set another one."""

    after: int
    unit: str
    deed: str
    basis: str
    from_year_end: bool = False
    warn_days: int = 0
    valid_from: datetime.date = datetime.date(2026, 1, 1)
    checked_on: datetime.date | None = None


@dataclass(frozen=True)
class Keeping:
    """One kind of thing and the event from which its time counts.

    `over(before)` are the rows whose event lies before that moment; it must stay lockable (no grouping).
    `forget(row, deed)` does it inside a transaction in which the row is locked and was asked again.
    `subject(row)` is the identifier by which logs, holds and notices name it. `kind` is what a hold binds.
    `tell(row, day)` says that it will be forgotten on that day. With `in_bulk(before)` instead of `forget`
    all are gone in one statement, counted and not named: rows nobody asks for singly.
    """

    code: str
    label: object
    event: object
    default: Default
    kind: str = ""
    over: Callable[[datetime.datetime], QuerySet[Any]] | None = None
    forget: Callable[[Any, str], None] | None = None
    subject: Callable[[Any], str] = lambda row: str(row.pk)
    tell: Callable[[Any, datetime.date], None] | None = None
    in_bulk: Callable[[datetime.datetime], int] | None = None
    deeds: tuple[str, ...] = (Deed.DELETE,)


@dataclass(frozen=True)
class HoldKind:
    """What can be held: its name, and how to find the identifier from what people know (a number)."""

    code: str
    label: Any
    find: Callable[[str], str | None]


@dataclass(frozen=True)
class Rule:
    """A keeping together with the rule that counts for it on a day."""

    keeping: Keeping
    row: RetentionRule

    @property
    def term(self) -> Term:
        """How long, as it is counted."""
        return Term(self.row.after, self.row.unit, self.row.from_year_end)


_keepings: dict[str, Keeping] = {}
_hold_kinds: dict[str, HoldKind] = {}


def register(*keepings: Keeping) -> None:
    """The house keeps these from now on, and forgets them by rule."""
    _keepings.update({keeping.code: keeping for keeping in keepings})


def register_hold_kind(kind: HoldKind) -> None:
    """Things of this kind can be held."""
    _hold_kinds[kind.code] = kind


def every() -> list[Keeping]:
    """All keepings in the order of their registration."""
    return list(_keepings.values())


def find(code: str) -> Keeping | None:
    """The keeping with this code."""
    return _keepings.get(code)


def hold_kinds() -> list[HoldKind]:
    """All kinds of things that can be held."""
    return list(_hold_kinds.values())


def find_hold_kind(code: str) -> HoldKind | None:
    """The kind with this code."""
    return _hold_kinds.get(code)


def rules(today: datetime.date) -> list[Rule]:
    """Every keeping with the rule that counts today; the software's own where the house has none."""
    stored = newest_on(today)
    return [Rule(each, stored.get(each.code) or _as_row(each)) for each in every()]


def sync(**kwargs: object) -> None:
    """Every keeping has a rule in the database; those that the house edited are rows of their own."""
    for keeping in every():
        row = _as_row(keeping)
        names = ("after", "unit", "from_year_end", "warn_days", "deed", "basis", "checked_on")
        values = {name: getattr(row, name) for name in names}
        known = RetentionRule.objects.filter(code=row.code, valid_from=row.valid_from)
        if not known.filter(edited_by=None).update(**values) and not known.exists():
            row.save()


def _as_row(keeping: Keeping) -> RetentionRule:
    default = keeping.default
    return RetentionRule(
        code=keeping.code,
        valid_from=default.valid_from,
        after=default.after,
        unit=default.unit,
        from_year_end=default.from_year_end,
        warn_days=default.warn_days,
        deed=default.deed,
        basis=default.basis,
        checked_on=default.checked_on,
    )
