"""Looking up what a screen or endpoint is about: a case that may be seen, its open step."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404

from workflows.engine import kinds
from workflows.engine.models import Case, Step
from workflows.engine.standing import remembered
from workflows.people.models import Visitor
from workflows.people.verdicts import AlreadyDone
from workflows.upkeep.statements import CASE, ROW, Statement

READ_NOW = "_read_now"  # on a step that this request has just read
_KIND = "kind_now"

_steps: Statement[Step] = Statement(
    lambda: Step.objects.filter(case_id=CASE).select_related("task", "assignee").order_by("id")
)


def visible_row[T: Case](model: type[T], user: Visitor, case_id: UUID, *related: str) -> T:
    """The row of a process's own table, when `user` may see it.

    Http404 otherwise, so that nobody learns that it exists. `related` are foreign keys read along.
    """
    cases: Any = model.objects.visible_to(user)
    rows = cases.select_related("applicant", "organisation", "assignee", *related)
    found: T | None = rows.filter(pk=case_id).first()
    if found is None:
        raise Http404
    return found


def open_step(case: Case, *nodes: str) -> Step:
    """The open step in one of these nodes; AlreadyDone when it is over or not reached."""
    step: Step | None = (
        Step.objects.open().filter(case_id=case.pk, node__in=nodes).select_related("task").first()
    )
    if step is None:
        raise AlreadyDone
    return step


def step_now(step_id: int) -> Step | None:
    """The step with its task and all that its process reads of the case, for whoever is about to do it.

    `performing` takes it as it is; behind the lock everything is read anew.
    """
    found = next(iter(_step_now(row=step_id)), None)
    if found is not None and kinds.find(kind_of(found)) is not None:
        with_case(found)
        found.__dict__[READ_NOW] = True
    return found


def narrow_step() -> QuerySet[Step]:
    """A step with its task and process, and of its case no more than the kind, for `with_case`."""
    return Step.objects.filter(pk=ROW).select_related("task__process").annotate(**{_KIND: F("case__kind")})


def kind_of(step: Step) -> str:
    """The kind of the case of such a step."""
    return str(step.__dict__[_KIND])


def with_case(step: Step, *, lock: bool = False) -> Step:
    """The same step with the row of its case and what its process reads along, locked when asked."""
    case = kinds.own_row(kind_of(step), step.case_id, lock=lock)
    case._state.fields_cache.setdefault("process", step.task.process)
    step.case = case
    return step


_step_now: Statement[Step] = Statement(lambda: narrow_step().select_related("task__process", "assignee"))


def steps_of(case: Case) -> list[Step]:
    """All steps of the case in the order in which they opened, read once with this row of the case."""
    return remembered(case, "steps", lambda: _steps(case=case.pk))
