"""Whose turn it is in a case, what comes next and until when: the one place that says so.

Lists ask for it together with their rows (`with_turns`, no further query). What the applicant has to do
beside the steps of the flow (a draft to hand in, an office to tell) each process adds for all rows at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Case as Whichever
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from workflows.engine import kinds
from workflows.engine.kinds import Pending
from workflows.engine.membership import mine
from workflows.engine.models import Case, Step
from workflows.people.models import User, Visitor
from workflows.upkeep.statements import CASE, Statement

_STEP, _BELONGS = "turn_step", "turn_belongs"


class Side(StrEnum):
    """Who has to act."""

    APPLICANT = "applicant"
    HOUSE = "house"


@dataclass(frozen=True)
class Turn:
    """The next thing to be done in a case: by which side, by this reader or not, and until when."""

    side: Side
    step: str
    label: str
    due_at: datetime | None = None
    is_mine: bool = False
    role: str = ""


def with_turns(cases: QuerySet[Case], reader: Visitor) -> QuerySet[Case]:
    """The same cases, each with its next step: the reader's own first, then the one that is due first."""
    meant = _whether(Step.objects.meaning(reader))
    steps = Step.objects.open().filter(case=OuterRef("pk")).annotate(is_mine=meant)
    row = JSONObject(node="node", role="role", assignee="assignee_id", due_at="due_at", is_mine="is_mine")
    first = steps.order_by("-is_mine", F("due_at").asc(nulls_last=True), "id").values(said=row)[:1]
    own = mine(reader) if isinstance(reader, User) else Q(pk__in=[])
    return cases.annotate(**{_STEP: Subquery(first), _BELONGS: _whether(own)})


def _whether(condition: Q) -> Whichever:
    """True or False, never NULL, which PostgreSQL would sort before both."""
    return Whichever(When(condition, then=Value(True)), default=Value(False))


def turns_of(cases: Sequence[Case]) -> dict[UUID, Turn]:
    """By case whose turn it is, for rows of `with_turns`; cases in which nobody has to act are left out."""
    beside = pending_of(cases)
    found = {}
    for case in cases:
        belongs = bool(case.__dict__[_BELONGS])
        turn = first_of(_step_turn(case, case.__dict__[_STEP]), beside.get(case.pk), belongs=belongs)
        if turn is not None:
            found[case.pk] = turn
    return found


def turn_in(case: Case, steps: Iterable[tuple[Step, bool]], *, belongs: bool) -> Turn | None:
    """Whose turn it is in one case whose open steps are known, each with whether the reader may do it."""
    turns = [
        _turn(case, step.node, step.role, step.assignee_id, step.due_at, is_mine) for step, is_mine in steps
    ]
    turns.sort(key=lambda turn: (not turn.is_mine, turn.due_at is None, turn.due_at))
    beside = pending_of([case]).get(case.pk)
    return first_of(turns[0] if turns else None, beside, belongs=belongs)


def turn_of_applicant(case: Case) -> Turn | None:
    """Whose turn it is as the applicant's side reads it, from the steps that are open now."""
    (fresh,) = _case_now(case=case.pk)
    steps = [(step, not step.role) for step in _open_now(case=case.pk)]
    return turn_in(fresh, steps, belongs=True)


_case_now: Statement[Case] = Statement(lambda: Case.objects.filter(pk=CASE))
_open_now: Statement[Step] = Statement(lambda: Step.objects.open().filter(case_id=CASE))


def turn_at(step: Step, *, is_mine: bool) -> Turn:
    """The turn that an open step makes."""
    return _turn(step.case, step.node, step.role, step.assignee_id, step.due_at, is_mine)


def first_of(turn: Turn | None, beside: Pending | None, *, belongs: bool) -> Turn | None:
    """What the reader has to do, else what the applicant owes, else the step that is open."""
    if beside is None or (turn is not None and turn.is_mine):
        return turn
    return Turn(Side.APPLICANT, beside.code, str(beside.label), beside.due_at, is_mine=belongs)


def pending_of(cases: Sequence[Case]) -> dict[UUID, Pending]:
    """What applicants have to do beside the steps, asked once a process."""
    found: dict[UUID, Pending] = {}
    for asks in dict.fromkeys(kind.pending for kind in kinds.every() if kind.pending is not None):
        codes = {kind.code for kind in kinds.every() if kind.pending is asks}
        if own := [case for case in cases if case.kind in codes]:
            found |= asks(own)
    return found


def _step_turn(case: Case, said: Mapping[str, object] | None) -> Turn | None:
    if said is None:
        return None
    due = said["due_at"]
    return _turn(
        case,
        str(said["node"]),
        str(said["role"]),
        said["assignee"],
        datetime.fromisoformat(due) if isinstance(due, str) else None,
        bool(said["is_mine"]),
    )


def _turn(  # noqa: PLR0913, PLR0917  what a step says about whose turn it is
    case: Case, node: str, role: str, assignee: object, due_at: datetime | None, is_mine: bool
) -> Turn:
    """A step without a role belongs to the applicant's side, unless it was given to one of the house."""
    outside = not role and (assignee is None or assignee == case.applicant_id)
    side = Side.APPLICANT if outside else Side.HOUSE
    return Turn(side, node, kinds.node_label(case.kind, node), due_at, is_mine, role)
