"""Opening and closing steps: our own row beside each human task of Viewflow."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from viewflow.workflow import Node
from viewflow.workflow.models import Task

from workflows.engine import calendar, stages
from workflows.engine.models import Case, Deadline, Step, StepState
from workflows.people.models import User
from workflows.upkeep.rows import Value, written

_CLOSED = """
WITH closed AS (UPDATE engine_step SET state = %s, done_at = %s, done_by_id = %s WHERE id = %s),
    finished AS (UPDATE viewflow_task SET status = %s, finished = %s WHERE id = %s)
UPDATE engine_deadline SET cancelled_at = %s
WHERE step_id = %s AND done_at IS NULL AND cancelled_at IS NULL
"""
_OPENED = """
WITH step AS (
    INSERT INTO engine_step
        (case_id, task_id, node, role, assignee_id, subject_id, state, opened_at, due_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
), reminded AS (
    INSERT INTO engine_deadline (case_id, step_id, code, due_at, data, attempts)
    SELECT %s, step.id, moment.code, moment.due_at, jsonb_build_object('days', moment.days), 0
    FROM step, unnest(%s::text[], %s::integer[], %s::timestamptz[]) AS moment (code, days, due_at)
)
SELECT id FROM step
"""
REMINDER = "step.reminder"
OVERDUE = "step.overdue"
Moment = tuple[str, int, datetime]  # code, days before, when


def open_step(case: Case, task: Task, node: Node) -> Step:
    """A step is open for `task`: who may do it and until when is worked out from the case as it is now."""
    step = Step(
        case_id=case.pk,
        task=task,
        node=node.name,
        role=node.role,
        assignee_id=_assignee_id(case, task, node),
        subject_id=str(task.data.get("subject", "")),
        due_at=_due(case, node),
    )
    _insert(step, _moments(step, node.reminders))
    if node.stage:
        stages.enter(case, node.stage)
    return step


def close_step(step: Step, *, actor: User | None) -> None:
    """The step is done by `actor`, and so is its task; its deadlines are cancelled."""
    step.state, step.done_at, step.done_by = StepState.DONE, timezone.now(), actor
    done: tuple[Value, ...] = (step.state, step.done_at, step.done_by_id, step.pk)
    task: tuple[Value, ...] = (step.task.status, step.task.finished, step.task_id)
    with connection.cursor() as cursor:
        cursor.execute(_CLOSED, (*done, *task, step.done_at, step.pk))


def cancel_step_of(task: Task) -> None:
    """The task is finished; its step and the step's deadlines are cancelled."""
    task.finished = timezone.now()
    task.save()
    for step in Step.objects.open().filter(task=task):
        step.state, step.done_at = StepState.CANCELLED, task.finished
        step.save(update_fields=["state", "done_at"])
        stop_deadlines_of(step)


def move_due(step: Step, due_at: datetime) -> None:
    """The open step is due at another time; whoever is reminded of it is reminded by the new day."""
    step.due_at = due_at
    step.save(update_fields=["due_at"])
    stop_deadlines_of(step)
    _set_reminders(step, step.task.flow_task.reminders)
    stages.settle(step.case)


def stop_deadlines_of(step: Step) -> None:
    """No deadline of this step will run any more."""
    step.deadlines.pending().update(cancelled_at=timezone.now())


def _assignee_id(case: Case, task: Task, node: Node) -> int | None:
    if "assignee" in task.data:  # a member of a panel
        return task.data["assignee"]
    person = node.assignee(case) if node.assignee is not None else None
    return person.pk if person else None


def _due(case: Case, node: Node) -> datetime | None:
    days = node.due_days(case) if callable(node.due_days) else node.due_days
    return None if days is None else calendar.due(timezone.now(), days)


def _insert(step: Step, moments: list[Moment]) -> None:
    """The new step and its deadlines are in the database: one statement for all of them."""
    columns = [list(column) for column in zip(*moments, strict=True)] or [[], [], []]
    who: tuple[Value, ...] = (step.node, step.role, step.assignee_id, step.subject_id)
    when: tuple[Value, ...] = (step.state, step.opened_at, step.due_at)
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, (step.case_id, step.task_id, *who, *when, step.case_id, *columns))
        ((step.pk,),) = cursor.fetchall()
    written(step)


def _set_reminders(step: Step, reminders: tuple[int, ...]) -> None:
    Deadline.objects.bulk_create(
        Deadline(case_id=step.case_id, step=step, code=code, due_at=at, data={"days": days})
        for code, days, at in _moments(step, reminders)
    )


def _moments(step: Step, reminders: tuple[int, ...]) -> list[Moment]:
    """When somebody is reminded of the step, and when it is late; what lies behind us is left out."""
    if step.due_at is None:
        return []
    moments = [(REMINDER, days, step.due_at - timedelta(days=days)) for days in reminders]
    moments.append((OVERDUE, 0, step.due_at))
    return [moment for moment in moments if moment[2] > timezone.now()]
