"""What the house's clock does: reminding those who have a place, the day before each date."""

from datetime import timedelta

from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Deadline, Step

from ..models import Meeting, Registration, State
from ..reading.words import dates_of
from . import telling

DAY = timedelta(days=1)
SOON = "meetings.soon"


def begin(case: Meeting) -> None:
    """The clock knows the next date to remind of, and the step of holding is due at the end."""
    now = timezone.now()
    ahead = [each for each in dates_of(case) if each.starts_at - DAY > now]
    engine.stop_deadlines(case, SOON)
    if ahead:
        engine.set_deadline(case, SOON, ahead[0].starts_at - DAY, data={"session": ahead[0].pk})
    step = Step.objects.open().filter(case_id=case.pk, node="hold").first()
    if step is not None and step.due_at != case.ends_at:
        engine.postpone(case, step, case.ends_at)


def soon(deadline: Deadline) -> None:
    """It is tomorrow; then the clock waits for the next date."""
    case = Meeting.objects.prefetch_related("texts", "sessions").get(pk=deadline.case_id)
    session = next((each for each in dates_of(case) if each.pk == deadline.data.get("session")), None)
    if case.stage != "announced" or session is None:
        return
    for registration in Registration.objects.filter(meeting=case, state=State.PLACED).exclude(email=""):
        registration.meeting = case
        key = f"meeting.soon.{registration.pk}.{session.pk}.{case.sequence}"
        telling.tell(registration, "soon", key=key, session=session)
    begin(case)


# What is to happen when a deadline with this code falls due.
DEADLINES = {SOON: soon}
