"""What can be counted: every room names its measures and counts them for a period.

Nothing is ever typed in: a number is the answer to a query, and what a target wants of it is data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from workflows.values.periods import Period


class Pillar(StrEnum):
    """The four pillars of a House of Resources; each measure stands under one."""

    EMPOWERMENT = "empowerment"
    MICRO_GRANTS = "micro_grants"
    INFRASTRUCTURE = "infrastructure"
    NETWORKING = "networking"


PILLARS = {
    Pillar.EMPOWERMENT: pgettext_lazy("pillar", "Empowerment"),
    Pillar.MICRO_GRANTS: pgettext_lazy("pillar", "Micro projects"),
    Pillar.INFRASTRUCTURE: pgettext_lazy("pillar", "Rooms and equipment"),
    Pillar.NETWORKING: pgettext_lazy("pillar", "Networks"),
}


class Kind(models.TextChoices):
    """What a target wants of a measure."""

    TOTAL = "total", _("In total at least this number")
    EACH = "each", _("At every single one at least this number")
    RATIO = "ratio", _("At least this share, in percent")
    RHYTHM = "rhythm", _("The next one at most so many months later")


def promise(kind: str, number: int) -> str:
    """What was promised as a sentence, in the reader's language."""
    match kind:
        case Kind.EACH:
            return gettext("At every single one at least %(number)s.") % {"number": number}
        case Kind.RATIO:
            return gettext("At least %(number)s %%.") % {"number": number}
        case Kind.RHYTHM:
            after = ngettext(
                "The next one at most %(number)s month later.",
                "The next one at most %(number)s months later.",
                number,
            )
            return after % {"number": number}
        case _total:
            return gettext("In total at least %(number)s.") % {"number": number}


@dataclass(frozen=True)
class Measure:
    """One thing that is counted; of `people` no number from one to four is told."""

    code: str
    label: object
    pillar: Pillar
    kinds: tuple[Kind, ...] = (Kind.TOTAL,)
    people: bool = False


@dataclass(frozen=True)
class Counted:
    """What was found in a period.

    `whole` is that of which `number` is a share. `each` says how many were at every single one, `days` when
    those were. `parts` are how the number is made up, by label; `addends` are other numbers that are told and
    have this one as their sum. `nameless` are people who could not be told apart: persons don't count them.
    """

    number: int
    whole: int | None = None
    each: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    parts: Mapping[str, int] = field(default_factory=dict)
    addends: tuple[int, ...] = ()
    nameless: int = 0


type Source = Callable[[Period], Mapping[str, Counted]]
_sources: dict[Source, tuple[Measure, ...]] = {}


def register(source: Source, *measures: Measure) -> None:
    """A room counts these; a fixed number of queries, whatever there is to count."""
    _sources[source] = measures


def every() -> dict[str, Measure]:
    """All measures by code, in the order of the pillars."""
    known = [each for measures in _sources.values() for each in measures]
    known.sort(key=lambda each: list(Pillar).index(each.pillar))
    return {each.code: each for each in known}


def count(period: Period) -> dict[str, Counted]:
    """What every room has found."""
    found: dict[str, Counted] = {}
    for source in _sources:
        found |= source(period)
    return found
