"""The house answers a request: yes, or no with a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import Booking
from . import telling
from .booked import begin
from .reserving import release
from .waiting import serve_waiting


@transaction.atomic
def grant(*, step: Step, actor: User, answer: str = "") -> Booking:
    """The booking stands; whoever asked has it by mail, with an entry for the calendar."""
    with performing(step, actor=actor, verb="booking.granted") as doing:
        case: Booking = doing.case
        case.way, case.answer, case.assignee = "book", answer.strip(), actor
        doing.save("way", "answer", "assignee")
    begin(case)
    telling.tell(case, "granted")
    return case


@transaction.atomic
def refuse(*, step: Step, actor: User, answer: str) -> Booking:
    """The units are free again; Invalid without a reason."""
    if not answer.strip():
        raise Invalid({"answer": _("Say why, and what they can do instead.")})
    with performing(step, actor=actor, verb="booking.refused") as doing:
        case: Booking = doing.case
        case.way, case.answer, case.assignee = "refuse", answer.strip(), actor
        doing.save("way", "answer", "assignee")
    release(case)
    telling.tell(case, "refused")
    serve_waiting(case.resource)
    return case
