"""Where a case stands: stage, since when, until when."""

from typing import Any

from django.db.models import Min
from django.utils import timezone

from workflows.engine.models import Case, Step


def move(case: Any, stage: str) -> None:
    """The case is in `stage` since now; nothing changes when it already is."""
    if case.stage == stage:
        return
    _write(case, stage=stage, stage_since=timezone.now())


def close(case: Any, stage: str) -> None:
    """The case is closed in `stage`: nothing is due any more."""
    now = timezone.now()
    since = case.stage_since if case.stage == stage else now
    _write(case, stage=stage, stage_since=since, closed_at=case.closed_at or now, due_at=None)


def settle_due_date(case: Any) -> None:
    """The case is due when the first of its open steps is."""
    due = (
        None
        if case.closed_at
        else Step.objects.open().filter(case_id=case.pk).aggregate(due=Min("due_at"))["due"]
    )
    if due != case.due_at:
        _write(case, due_at=due)


def _write(case: Any, **fields: Any) -> None:
    Case.objects.filter(pk=case.pk).update(**fields)
    for name, value in fields.items():
        setattr(case, name, value)
