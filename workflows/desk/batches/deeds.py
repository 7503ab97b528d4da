"""What can be done to many cases at once.

A deed is one of the verbs that are there for a single case: it asks the same rules and writes the same
history. Here stands what a batch needs beside it: a verdict for many cases in a few queries, and undoing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from workflows.desk.models import UNDO_WITHIN
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Verdict

type Given = Mapping[str, object]
type Verdicts = dict[UUID, Verdict]
type Memory = Mapping[str, object]
type Notes = dict[UUID, str]
type Choices = list[tuple[str, str]]
type Errors = dict[UUID, str]


@dataclass(frozen=True)
class Total:
    """What the amounts of a batch come to, and what is left for them."""

    label: str
    wanted: Decimal
    left: Decimal

    @property
    def is_over(self) -> bool:
        """Whether more is wanted than there is."""
        return self.wanted > self.left


@dataclass(frozen=True)
class Each:
    """A batch with an amount for each case: verdicts, what is usual where one may be written, faults."""

    verdicts: Verdicts
    usual: Notes
    wrong: Errors
    totals: list[Total]


@dataclass(frozen=True)
class Deed:
    """`may` foretells for each case, `do` does it (or raises a Refusal) and says what undoing needs.

    `needs` names what is given for all cases: "text", "person", "label", "question", "change", "reasons",
    "feedback", "conditions" or nothing. `undo` raises a Refusal where something else has happened since.
    `ended` is called once, when the last case is done. It is offered to people with one of `roles`, to the
    whole office when there are none. `notes` tells for each case what would be done in it, `questions` the
    choices for "question". With `each` people may write an amount and a reason case by case (`written_for`).
    """

    code: str
    label: object
    may: Callable[[User, Sequence[Case], Given], Verdicts]
    do: Callable[[User, Case, Given], Memory]
    needs: tuple[str, ...] = ()
    undo: Callable[[User, Case, Memory], None] | None = None
    ended: Callable[[User, Given, int], None] | None = None
    roles: tuple[str, ...] = ()
    notes: Callable[[Sequence[Case], Given], Notes] | None = None
    questions: Callable[[Sequence[Case]], Choices] | None = None
    each: Callable[[User, Sequence[Case], Given], Each] | None = None
    undo_within: Callable[[], timedelta] = lambda: UNDO_WITHIN


def written_for(given: Given, case: UUID) -> Mapping[str, str] | None:
    """What was written for this case alone ("amount", "reason"); None when nothing was."""
    each = given.get("each")
    return each.get(str(case)) if isinstance(each, Mapping) else None


_deeds: dict[str, Deed] = {}


def register(*deeds: Deed) -> None:
    """These can be done in a batch from now on."""
    _deeds.update({deed.code: deed for deed in deeds})


def offered(user: User) -> list[Deed]:
    """The deeds that fit the roles of this person, in the order of their registration."""
    return [deed for deed in _deeds.values() if not deed.roles or user.has_role(*deed.roles)]


def find(code: str) -> Deed | None:
    """The deed with this code."""
    return _deeds.get(code)
