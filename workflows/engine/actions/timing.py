"""Setting and stopping deadlines."""

from datetime import datetime, timedelta

from django.utils import timezone

from workflows.engine.models import Case, Deadline, Step
from workflows.engine.stages import settle
from workflows.engine.steps import OVERDUE, REMINDER


def set_deadline(
    case: Case,
    code: str,
    due_at: datetime,
    *,
    step: Step | None = None,
    data: dict[str, object] | None = None,
) -> Deadline:
    """The handler of `code` will run at `due_at`, instead of a pending one of the same code and step."""
    Deadline.objects.pending().filter(case_id=case.pk, code=code, step=step).update(
        cancelled_at=timezone.now()
    )
    return Deadline.objects.create(case_id=case.pk, code=code, due_at=due_at, step=step, data=data or {})


def stop_deadlines(case: Case, *codes: str) -> None:
    """No pending deadline with these codes (all, when none is named) will run any more."""
    pending = Deadline.objects.pending().filter(case_id=case.pk)
    if codes:
        pending = pending.filter(code__in=codes)
    pending.update(cancelled_at=timezone.now())


def postpone(case: Case, step: Step, due_at: datetime) -> None:
    """The open step is due at `due_at`; what reminds of it comes as many days before or after as it would."""
    step.due_at = due_at
    step.save(update_fields=["due_at"])
    for deadline in step.deadlines.pending().filter(code__in=(REMINDER, OVERDUE)):
        deadline.due_at = due_at - timedelta(days=int(deadline.data.get("days", 0)))
        deadline.save(update_fields=["due_at"])
    settle(case)
