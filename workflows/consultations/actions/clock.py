"""The day before: one mail in the morning to the group."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from workflows.engine.actions import set_deadline, stop_deadlines
from workflows.engine.models import Deadline

from ..models import Consultation, Outcome
from .telling import tell

REMINDER = "consultation.day_before"
MORNING = time(9)


def set_reminder(case: Consultation) -> None:
    """At nine on the day before; nothing when that is over."""
    day = timezone.localdate(case.starts_at) - timedelta(days=1)
    at = datetime.combine(day, MORNING, tzinfo=timezone.get_current_timezone())
    if at > timezone.now():
        set_deadline(case, REMINDER, at)


def stop_reminder(case: Consultation) -> None:
    """No reminder of the old time comes any more."""
    stop_deadlines(case, REMINDER)


def remind(deadline: Deadline) -> None:
    """The group is reminded, when it is still to come."""
    case = Consultation.objects.select_related("applicant", "adviser", "organisation").get(
        pk=deadline.case_id
    )
    if case.outcome == Outcome.AGREED and case.starts_at > timezone.now():
        tell(case, "day_before", actor=None)


DEADLINES = {REMINDER: remind}
