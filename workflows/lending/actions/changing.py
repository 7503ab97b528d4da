"""Another time or number for a booking: the old one is let go only when the new one is held."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import Booking, Reservation
from ..rules.audiences import Borrower
from ..rules.periods import Period
from ..rules.quotas import exceeded, said
from ..rules.steps import may_change, may_except, may_move
from . import telling
from .booked import begin
from .requesting import Wanted, check, lock_borrower
from .reserving import reserve, taken
from .waiting import serve_waiting


@transaction.atomic
def change(
    *, case: Booking, actor: User, period: Period, pieces: int | None = None, grounds: str = ""
) -> Booking:
    """The booking has its new time, and calendars learn it (same UID, next SEQUENCE).

    Raises Taken with other times when the new one is not free: then the old one stands as it was. More than
    the quota of the borrower it may be only with grounds of the office, which the history keeps.
    """
    lock_case(case.pk)
    rows = Booking.objects.select_related("resource", "applicant", "organisation")
    case = rows.get(pk=case.pk)
    require(may_change(actor, case))
    require(may_move(actor, case))
    held = Reservation.objects.filter(booking=case)
    if held.values("starts_at").distinct().count() > 1:
        raise Invalid({"starts": _("A series keeps its dates. Leave single dates out, or cancel it.")})
    pieces = case.pieces if pieces is None else pieces
    check(Wanted(resource=case.resource, periods=[period], purpose=case.purpose, pieces=pieces))
    old: dict[str, object] = {"from": case.starts_at.isoformat(), "pieces": case.pieces}
    if _beyond(case, actor, period, grounds.strip()):
        case.exception_grounds = grounds.strip()[:500]
        old["grounds"] = case.exception_grounds
    held.delete()
    case.pieces, case.starts_at, case.ends_at = pieces, period.starts_at, period.ends_at
    if reserve(case, [period]):
        raise taken(case.resource, [period], pieces)
    case.sequence, case.deposit = case.sequence + 1, case.resource.deposit * pieces
    case.save(update_fields=["pieces", "starts_at", "ends_at", "sequence", "deposit", "exception_grounds"])
    engine.record(case, actor=actor, verb="booking.changed", data={**old, "to": case.starts_at.isoformat()})
    begin(case)
    telling.tell(case, "changed")
    serve_waiting(case.resource)
    return case


def _beyond(case: Booking, actor: User, period: Period, grounds: str) -> bool:
    """Whether the new time is more than the quota and the office says why; Invalid when nobody does."""
    whose = Borrower(case.applicant, case.organisation)
    lock_borrower(whose)
    beyond = exceeded(case.resource, whose, [period], without=case.pk)
    if not beyond or (case.exception and case.stage == "asked"):
        return False
    if not may_except(actor, case):
        raise Invalid({"starts": f"{said(beyond)} {_('Choose another time, or ask the office.')}"})
    if not grounds:
        raise Invalid({"grounds": f"{said(beyond)} {_('Say why they may have it.')}"})
    return True
