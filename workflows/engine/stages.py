"""Where a case stands: stage, since when, until when."""

from django.db import connection
from django.utils import timezone

from workflows.engine.models import Case

_SETTLED = """
UPDATE engine_case SET stage = %s, stage_since = %s, assignee_id = %s, due_at = CASE
    WHEN closed_at IS NULL
    THEN (SELECT min(due_at) FROM engine_step WHERE case_id = engine_case.id AND state = 'open') END
WHERE id = %s RETURNING due_at
"""


def move(case: Case, stage: str) -> None:
    """The case is in `stage` since now; nothing changes when it already is."""
    if case.stage != stage:
        _write(case, stage=stage, stage_since=timezone.now())


def close(case: Case, stage: str) -> None:
    """The case is closed in `stage`: nothing is due any more."""
    now = timezone.now()
    since = case.stage_since if case.stage == stage else now
    _write(case, stage=stage, stage_since=since, closed_at=case.closed_at or now, due_at=None)


def reopen(case: Case) -> None:
    """A closed case is open again; its stage follows from the step that opens next."""
    if case.closed_at is not None:
        _write(case, closed_at=None)


def enter(case: Case, stage: str) -> None:
    """The case is in `stage` as far as this action knows; `settle` writes it."""
    if case.stage != stage:
        case.stage, case.stage_since = stage, timezone.now()


def settle(case: Case) -> None:
    """The row says who looks after the case, the stage entered last, and when its first open step is due."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [case.stage, case.stage_since, case.assignee_id, case.pk])
        ((case.due_at,),) = cursor.fetchall()


def _write(case: Case, **fields: object) -> None:
    Case.objects.filter(pk=case.pk).update(**fields)
    for name, value in fields.items():
        setattr(case, name, value)
