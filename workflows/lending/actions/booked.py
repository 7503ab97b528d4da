"""What follows when a booking stands: when its steps are due and what the clock has to do."""

from datetime import datetime, timedelta

from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Case, Step
from workflows.engine.steps import OVERDUE

from ..models import Booking

DAY = timedelta(days=1)
SOON, OVER, LATE, UNSERVED = "lending.soon", "lending.over", "lending.late", "lending.unserved"


def begin(case: Booking) -> None:
    """The open step is due when the booking begins or ends, and the clock knows what comes."""
    now = timezone.now()
    if case.way == "wait":
        engine.set_deadline(case, UNSERVED, case.starts_at)
        return
    if case.way != "book":
        return
    _due(case, "hand_over", case.starts_at)
    if case.starts_at - DAY > now:
        engine.set_deadline(case, SOON, case.starts_at - DAY)
    engine.set_deadline(case, OVER, case.ends_at)


def out(case: Booking) -> None:
    """It was handed over: it is to be back at its end, and whoever has it is reminded before and after."""
    engine.stop_deadlines(case, SOON, OVER)
    _due(case, "take_back", case.ends_at)
    day_before = case.ends_at - DAY
    if not case.resource.is_room and day_before > timezone.now():
        engine.set_deadline(case, SOON, day_before)
    engine.set_deadline(case, LATE, case.ends_at + timedelta(hours=1))


def _due(case: Booking, node: str, due_at: datetime) -> None:
    step = Step.objects.open().filter(case_id=case.pk, node=node).first()
    if step is None:
        return
    step.due_at = case.due_at = due_at
    step.save(update_fields=["due_at"])
    Case.objects.filter(pk=case.pk).update(due_at=due_at)  # a booking has one open step at a time
    if due_at > timezone.now():
        engine.set_deadline(case, OVERDUE, due_at, step=step, data={"days": 0})
