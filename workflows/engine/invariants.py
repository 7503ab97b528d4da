"""What is true of every case: its history knows its stage, steps and tasks agree, nothing stands still."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from workflows.engine.models import Case, Deadline, HistoryEntry, Step
from workflows.engine.models.steps import StepState
from workflows.upkeep.invariants import Invariant, register

_task = Step._meta.get_field("task").related_model


def _stage_without_history() -> QuerySet[Case, object]:
    lines = HistoryEntry.objects.filter(case=OuterRef("pk"), stage_after=OuterRef("stage"))
    return Case.objects.filter(~Exists(lines), process__isnull=False).values_list("pk", flat=True)


def _steps_and_tasks_disagree() -> QuerySet[Step, object]:
    open_but_done = Q(state=StepState.OPEN) & ~Q(task__status="NEW")
    done_but_open = ~Q(state=StepState.OPEN) & Q(task__status="NEW")
    return Step.objects.filter(open_but_done | done_but_open).values_list("pk", flat=True)


def _tasks_without_step() -> Any:
    tasks = _task._base_manager.filter(flow_task_type="HUMAN", status="NEW")
    return tasks.filter(~Exists(Step.objects.filter(task=OuterRef("pk")))).values_list("pk", flat=True)


def _standing_still() -> QuerySet[Case, object]:
    """Running, and neither a person nor the clock will ever go on with it."""
    steps = Step.objects.open().filter(case=OuterRef("pk"))
    running = Case.objects.running().filter(process__isnull=False)
    return running.filter(~Exists(steps), ~Exists(_pending())).values_list("pk", flat=True)


def _closed_and_waiting() -> QuerySet[Case, object]:
    steps = Step.objects.open().filter(case=OuterRef("pk"))
    return Case.objects.closed().filter(Exists(steps)).values_list("pk", flat=True)


def _due_disagrees() -> QuerySet[Case, object]:
    """Nothing is due earlier than the case itself says."""
    earlier = Step.objects.open().filter(case=OuterRef("pk"), due_at__lt=OuterRef("due_at"))
    return Case.objects.running().filter(Exists(earlier)).values_list("pk", flat=True)


def _pending() -> Any:
    return Deadline.objects.pending().filter(case=OuterRef("pk"))


def _done_without_person() -> QuerySet[Step, object]:
    done = Step.objects.filter(state=StepState.DONE, case__anonymised_at=None)
    return done.filter(Q(done_at=None) | Q(done_at__lt=F("opened_at"))).values_list("pk", flat=True)


def declare() -> None:
    """The house keeps these."""
    register(
        Invariant("case_history", "A started case has a line of its stage.", _stage_without_history),
        Invariant("step_task", "A step is open exactly while its task is.", _steps_and_tasks_disagree),
        Invariant("task_step", "Every open task of a person has a step.", _tasks_without_step),
        Invariant("case_goes_on", "Every running case waits for a person or the clock.", _standing_still),
        Invariant("closed_is_closed", "A closed case waits for nobody.", _closed_and_waiting),
        Invariant("case_due", "A case is due when its first open step is.", _due_disagrees),
        Invariant("step_done", "A step that is done says when.", _done_without_person),
    )
