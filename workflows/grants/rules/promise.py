"""The day of the promised answer: it stands still while the group corrects (domain 3.4)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from workflows.engine import calendar
from workflows.engine.looking import steps_of
from workflows.engine.models import Step, StepState

from ..models import Application

CODE = "grants.promise"
# While one of these steps is open the group has the ball.
CORRECTING = ("correct", "revise")
# Whoever sent something back late still leaves the house so many days.
LEAST = 3
# Stages in which an answer is owed or stands still.
OWED = frozenset({"formal_check", "formal_rejection", "assignment", "review", "decision", "recheck", "idea"})
STILL = frozenset({"returned_formal", "returned_revision"})


@dataclass(frozen=True)
class Promise:
    """When the house answers; `days` more than the call says, as the group was correcting so long."""

    day: datetime.date
    days: int
    stands_still: bool


def promise_of(case: Application) -> Promise | None:
    """What the group was promised; None before it handed in and once it has its answer."""
    if case.submitted_at is None or case.stage not in OWED | STILL:
        return None
    steps = steps_of(case)
    day = timezone.localdate(due(case, steps))
    return Promise(day, paused_days(steps), stands_still=case.stage in STILL)


def due(case: Application, steps: Sequence[Step]) -> datetime.datetime:
    """The end of the promised day: counted from handing in, without the days on which the group corrected."""
    begun = case.submitted_at or timezone.now()
    promised = calendar.due(begun, case.call.decision_days + paused_days(steps))
    if came := [step.done_at or timezone.now() for step in _corrections(steps)]:
        promised = max(promised, calendar.due(max(came), LEAST))
    return promised


def paused_days(steps: Sequence[Step]) -> int:
    """The days on which the group was correcting."""
    return sum(
        (timezone.localdate(step.done_at) - timezone.localdate(step.opened_at)).days
        for step in _corrections(steps)
    )


def days_left(case: Application) -> int:
    """Days until the promised day, at least three."""
    day = timezone.localdate(due(case, steps_of(case)))
    return max((day - timezone.localdate()).days, LEAST)


def _corrections(steps: Sequence[Step]) -> list[Step]:
    return [
        step for step in steps if step.node in CORRECTING and step.state in (StepState.OPEN, StepState.DONE)
    ]
