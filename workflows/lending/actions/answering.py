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
from .confirming import confirm
from .reserving import release
from .waiting import serve_waiting


@transaction.atomic
def grant(
    *, step: Step, actor: User, answer: str = "", grounds: str = "", confirm_organisation: bool = False
) -> Booking:
    """The booking stands; whoever asked has it by mail, with an entry for the calendar.

    What is more than the quota needs grounds (Invalid without), which the history keeps. With
    `confirm_organisation` the quotas of organisations count for it from now on.
    """
    with performing(step, actor=actor, verb="booking.granted") as doing:
        case: Booking = doing.case
        case.way, case.answer, case.assignee = "book", answer.strip(), actor
        if case.exception:
            _except(case, grounds)
            doing.verb, doing.data = "booking.granted_beyond", {"grounds": case.exception_grounds}
        if confirm_organisation and case.organisation is not None:
            confirm(organisation=case.organisation, actor=actor)
        doing.save("way", "answer", "assignee", "exception_grounds")
    begin(case)
    telling.tell(case, "granted")
    return case


def _except(case: Booking, grounds: str) -> None:
    if not grounds.strip():
        raise Invalid({"grounds": _("It is more than their quota. Say why they may have it.")})
    case.exception_grounds = grounds.strip()[:500]


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
