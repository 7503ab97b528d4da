"""Taking back a step that is done: what followed from it is undone, and the step is open once more."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from workflows.engine.models import Audience, Case, Step, StepState
from workflows.engine.stages import reopen, settle
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone

from .history import record
from .stopping import activation_of, holding

_GONE = (STATUS.CANCELED, STATUS.REVIVED)


def take_back(
    step: Step,
    *,
    actor: User | None,
    verb: str,
    data: dict[str, Any] | None = None,
    audience: str = Audience.STAFF,
    through_steps: bool = False,
) -> Step:
    """The step waits again, as if it had never been done; a case that it closed is open once more.

    What people did in the step is the caller's to undo, who may take it back its rule. Raises AlreadyDone
    when somebody has done a later step; with `through_steps` these are taken back with it.
    """
    with holding(step.case) as case:
        old = Step.objects.select_related("task__process").get(pk=step.pk)
        if old.state != StepState.DONE or old.task.status != STATUS.DONE:
            raise AlreadyDone(_("This step can't be opened again."))
        before = case.stage
        for task in list(_after(old.task)):
            _undo(task, case, through_steps=through_steps)
        reopen(case)
        activation = activation_of(old.task, case)
        activation.undo()
        task = activation.revive()
        settle(case)
        data = {"node": old.node, **(data or {})}
        record(case, actor=actor, verb=verb, data=data, audience=audience, stage_before=before)
        return Step.objects.select_related("case").get(task=task)


def _after(task: Task) -> Iterator[object]:
    """Everything that followed from this task, the last first."""
    for following in task.leading.exclude(status__in=_GONE).order_by("-pk"):
        yield from _after(following)
        yield following


def _undo(task: Task, case: Case, *, through_steps: bool) -> None:
    task.refresh_from_db()  # two ways may lead here
    if task.status in _GONE:
        return
    activation = activation_of(task, case)
    if task.status != STATUS.DONE:
        activation.cancel()
        return
    if not through_steps and Step.objects.filter(task=task, state=StepState.DONE).exists():
        raise AlreadyDone(_("Something has been done in this case since, so it can't be undone any more."))
    activation.undo()
