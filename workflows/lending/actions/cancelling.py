"""Giving a booking up, or one date of a series."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Booking, Reservation
from ..rules.steps import may_cancel, may_change
from . import telling
from .booked import begin
from .reserving import release
from .waiting import serve_waiting


@transaction.atomic
def cancel(*, case: Booking, actor: User, reason: str = "") -> Booking:
    """The units are free for others; the house has to say why, the borrower need not."""
    lock_case(case.pk)
    case = _fresh(case)
    require(may_cancel(actor, case))
    if not reason.strip() and not standing(case, actor).belongs:
        raise Invalid({"reason": _("Say why, and what they can do instead.")})
    case.sequence, case.answer = case.sequence + 1, reason.strip() or case.answer
    case.save(update_fields=["sequence", "answer"])
    release(case)
    engine.cancel(case, actor=actor, verb="booking.cancelled", stage="cancelled")
    telling.tell(case, "cancelled", reason=reason.strip())
    serve_waiting(case.resource)
    return case


@transaction.atomic
def leave_out(*, case: Booking, actor: User, starts_at: datetime) -> Booking:
    """One date of a series is given up; all others stand."""
    lock_case(case.pk)
    case = _fresh(case)
    require(may_change(actor, case))
    rows = Reservation.objects.blocking().filter(booking=case)
    dates = sorted(set(rows.values_list("starts_at", "ends_at")))
    left = [each for each in dates if each[0] != starts_at]
    if len(left) == len(dates):
        raise AlreadyDone(_("This date has been left out already."))
    if starts_at <= timezone.now():
        raise Invalid({"starts": _("This date is over.")})
    if not left:
        raise Invalid({"starts": _("This is the only date that is left. Cancel the booking instead.")})
    rows.filter(starts_at=starts_at).update(blocking=False)
    case.starts_at, case.ends_at, case.sequence = left[0][0], left[-1][1], case.sequence + 1
    case.save(update_fields=["starts_at", "ends_at", "sequence"])
    data = {"date": starts_at.isoformat()}
    engine.record(case, actor=actor, verb="booking.date_left_out", data=data)
    begin(case)
    telling.tell(case, "changed")
    serve_waiting(case.resource)
    return case


def _fresh(case: Booking) -> Booking:
    rows = Booking.objects.select_related("resource", "applicant", "organisation")
    found: Booking = rows.get(pk=case.pk)
    return found
