"""Where a case stands: stage, since when, until when."""

from django.db.models import Min
from django.utils import timezone

from workflows.engine.models import Case, Step

_ENTERED = "_stage_entered"


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
        setattr(case, _ENTERED, True)


def settle(case: Case) -> None:
    """The row says the stage entered last, and is due when the first of its open steps is."""
    open_steps = Step.objects.open().filter(case_id=case.pk)
    due = None if case.closed_at else open_steps.aggregate(due=Min("due_at"))["due"]
    if due != case.due_at or case.__dict__.pop(_ENTERED, False):
        _write(case, stage=case.stage, stage_since=case.stage_since, due_at=due)


def _write(case: Case, **fields: object) -> None:
    Case.objects.filter(pk=case.pk).update(**fields)
    for name, value in fields.items():
        setattr(case, name, value)
