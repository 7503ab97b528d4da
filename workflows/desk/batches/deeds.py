"""What can be done to many cases at once.

A deed is one of the verbs that are there for a single case: it asks the same rules and writes the same
history. Here stands what a batch needs beside it: a verdict for many cases in a few queries, and undoing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Verdict

type Given = Mapping[str, object]
type Verdicts = dict[UUID, Verdict]
type Memory = Mapping[str, object]


@dataclass(frozen=True)
class Deed:
    """`may` foretells for each case, `do` does it (or raises a Refusal) and says what undoing needs.

    `needs` names what is given for all cases: "text", "person", "label" or nothing. `undo` raises a Refusal
    where something else has happened since. `ended` is called once, when the last case is done.
    """

    code: str
    label: object
    may: Callable[[User, Sequence[Case], Given], Verdicts]
    do: Callable[[User, Case, Given], Memory]
    needs: str = ""
    undo: Callable[[User, Case, Memory], None] | None = None
    ended: Callable[[User, Given, int], None] | None = None


_deeds: dict[str, Deed] = {}


def register(*deeds: Deed) -> None:
    """These can be done in a batch from now on."""
    _deeds.update({deed.code: deed for deed in deeds})


def every() -> list[Deed]:
    """All deeds, in the order of their registration."""
    return list(_deeds.values())


def find(code: str) -> Deed | None:
    """The deed with this code."""
    return _deeds.get(code)
