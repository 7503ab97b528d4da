"""From the waiting list into the calendar: by the clock when something is let go, or by the office."""

from django.db import transaction

from workflows.engine import actions as engine
from workflows.engine.models import Step
from workflows.people.models import User

from ..models import Booking
from ..rules.audiences import Borrower, is_instant
from ..rules.periods import Period
from . import telling
from .booked import UNSERVED, begin
from .reserving import reserve, taken


@transaction.atomic
def place(*, step: Step, actor: User | None) -> Booking:
    """What was waited for is held; raises Taken when it still is not free."""
    with engine.performing(step, actor=actor, verb="booking.placed") as doing:
        case: Booking = doing.case
        period = Period(case.starts_at, case.ends_at)
        if reserve(case, [period]):
            raise taken(case.resource, [period], case.pieces)
        whose = Borrower(case.applicant, case.organisation)
        instant = actor is not None or is_instant(case.resource, whose)
        case.way = "book" if instant and not case.exception else "ask"
        doing.save("way")
    engine.stop_deadlines(case, UNSERVED)
    begin(case)
    telling.tell(case, "placed")
    return case
