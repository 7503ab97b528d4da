"""What the house's clock does: reminding, closing what is over, giving up what nobody could serve."""

from datetime import timedelta

from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Deadline, Step

from ..models import Booking, Shortage
from . import telling
from .booked import LATE, OVER, SOON, UNSERVED

AGAIN = timedelta(days=3)
MOST_REMINDERS = 5


def soon(deadline: Deadline) -> None:
    """It begins tomorrow, or is to be back tomorrow."""
    case = _case(deadline)
    if case.stage in ("booked", "out"):
        telling.tell(case, "soon" if case.stage == "booked" else "back_soon")


def over(deadline: Deadline) -> None:
    """What is not handed over ends by itself; what was to be fetched and was not waits for the office."""
    case = _case(deadline)
    step = Step.objects.open().filter(case_id=case.pk, node="hand_over").first()
    if step is None or case.resource.needs_handover:
        return
    with engine.performing(step, actor=None, verb="booking.over") as doing:
        doing.case.way = "over"
        doing.save("way")


def late(deadline: Deadline) -> None:
    """It should be back: the borrower is reminded every three days, five times; the office sees it due."""
    case = _case(deadline)
    if case.stage != "out":
        return
    told = int(deadline.data.get("told", 0)) + 1
    telling.tell(case, "late", told=told)
    engine.record(case, actor=None, verb="booking.reminded", data={"told": told})
    if told < MOST_REMINDERS:
        engine.set_deadline(case, LATE, timezone.now() + AGAIN, data={"told": told})


def unserved(deadline: Deadline) -> None:
    """The time came and nothing became free: that is counted, and whoever waited is told."""
    case = _case(deadline)
    if case.stage != "waiting":
        return
    Shortage.objects.create(
        resource=case.resource, starts_at=case.starts_at, ends_at=case.ends_at, pieces=case.pieces
    )
    engine.cancel(case, actor=None, verb="booking.unserved", stage="unserved")
    telling.tell(case, "unserved")


def _case(deadline: Deadline) -> Booking:
    return Booking.objects.select_related("resource", "applicant", "organisation").get(pk=deadline.case_id)


# What is to happen when a deadline with this code falls due.
DEADLINES = {SOON: soon, OVER: over, LATE: late, UNSERVED: unserved}
