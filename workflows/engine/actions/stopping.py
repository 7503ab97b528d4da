"""Stopping, handing over and reviving steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from viewflow.workflow.models import Task
from viewflow.workflow.status import PROCESS, STATUS

from workflows.engine import kinds
from workflows.engine.binding import bind
from workflows.engine.locks import lock_process
from workflows.engine.models import Audience, Case, Step, StepState
from workflows.engine.stages import close, settle
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, NotAllowed

from .history import record
from .timing import stop_deadlines

_OVER = (STATUS.DONE, STATUS.CANCELED, STATUS.REVIVED)


def cancel(
    case: Case,
    *,
    actor: User | None,
    verb: str,
    stage: str,
    data: dict[str, object] | None = None,
    audience: str = Audience.EVERYONE,
) -> None:
    """The case is closed in `stage`; its open steps and all its deadlines are cancelled.

    Who may cancel is the process's own rule. Raises AlreadyDone when the case is closed.
    """
    with holding(case) as locked:
        if locked.closed_at is not None:
            raise AlreadyDone(_("This case is already closed."))
        before = locked.stage
        if locked.process_id:
            _cancel_process(locked)
        stop_deadlines(locked)
        close(locked, stage)
        record(locked, actor=actor, verb=verb, data=data, audience=audience, stage_before=before)
    case.refresh_from_db()


def reassign(step: Step, *, actor: User | None, to: User, subject_id: str | None = None) -> Step:
    """The open step is given to `to` alone; the history says so to the staff."""
    with holding(step.case) as case:
        step = open_step(step)
        if step.role and not to.has_role(step.role):
            raise NotAllowed(_("This person does not have the role that the step needs."))
        step.assignee, step.announced_at = to, None
        if subject_id is not None:
            step.subject_id = step.task.data["subject"] = subject_id
            step.task.save(update_fields=["data"])
        step.save(update_fields=["assignee", "announced_at", "subject_id"])
        data = {"node": step.node, "to": str(to.uuid)}
        record(case, actor=actor, verb="step.reassigned", data=data, audience=Audience.STAFF)
    return step


def cancel_step(step: Step, *, actor: User | None, verb: str, data: dict[str, object] | None = None) -> None:
    """One member of a panel is no longer asked; the panel goes on when the others are done.

    Raises NotAllowed when nobody would be left to do the step.
    """
    with holding(step.case) as case:
        step = open_step(step)
        if not _has_siblings(step):
            raise NotAllowed(_("This is the last person asked. Name another one first."))
        before = case.stage
        activation_of(step.task, case).cancel()
        _wake_join(case)
        settle(case)
        data = {"node": step.node, **(data or {})}
        record(case, actor=actor, verb=verb, data=data, audience=Audience.STAFF, stage_before=before)


def revive(step: Step, *, actor: User | None, verb: str, data: dict[str, object] | None = None) -> Step:
    """A cancelled step is open again; role, assignee and deadlines follow the case as it is now."""
    with holding(step.case) as case:
        old = Step.objects.select_related("task__process").get(pk=step.pk)
        if old.state != StepState.CANCELLED or case.closed_at is not None:
            raise AlreadyDone(_("This step can't be opened again."))
        before = case.stage
        task = activation_of(old.task, case).revive()
        settle(case)
        data = {"node": old.node, **(data or {})}
        record(case, actor=actor, verb=verb, data=data, audience=Audience.STAFF, stage_before=before)
        return Step.objects.get(task=task)


@contextmanager
def holding(case: Case) -> Iterator[Any]:
    """The process (when there is one) and then the case are locked."""
    with transaction.atomic():
        process_id = Case.objects.values_list("process_id", flat=True).get(pk=case.pk)
        lock_process(process_id)
        yield kinds.concrete(case, lock=True)


def open_step(step: Step) -> Step:
    """The step as it is now; AlreadyDone when it is over."""
    fresh = Step.objects.select_related("task__process").get(pk=step.pk)
    if fresh.state != StepState.OPEN:
        raise AlreadyDone(_("Someone else has already done this step."))
    return fresh


def activation_of(task: Task, case: Case) -> Any:
    """What drives the task, with the case it belongs to."""
    bind(task.process, case)
    return task.flow_task.activation_class(task)


def _cancel_process(case: Any) -> None:
    process = case.process
    for task in process.task_set.exclude(status__in=_OVER):
        task.process = process
        activation_of(task, case).cancel()
    process.status, process.finished = PROCESS.CANCELED, timezone.now()
    process.save(update_fields=["status", "finished"])


def _has_siblings(step: Step) -> bool:
    panel = step.task.data.get("panel")
    prefix = str(step.task.token).rsplit("_", 1)[0] + "_"
    others = Step.objects.exclude(pk=step.pk).exclude(state=StepState.CANCELLED)
    return bool(panel) and others.filter(case=step.case_id, task__token__startswith=prefix).exists()


def _wake_join(case: Any) -> None:
    """A join that only waited for what was cancelled goes on."""
    for task in case.process.task_set.filter(flow_task_type="JOIN", status=STATUS.STARTED):
        activation = activation_of(task, case)
        if activation.complete.can_proceed():
            activation.complete()
            activation.activate_next()
