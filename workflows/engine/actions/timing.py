"""Setting and stopping deadlines."""

from datetime import datetime

from django.utils import timezone

from workflows.engine.models import Case, Deadline, Step


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
