"""Asking, one's own bookings, another time, giving up."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid

from .. import actions
from ..actions import Wanted
from ..models import Booking, Resource
from ..reading.bookings import own_bookings
from ..rules.periods import Period
from ..rules.series import EVERY, dates
from .routing import router
from .rows import booking_row, booking_rows
from .schemas.bookings import BookingCancelIn, BookingChangeIn, BookingIn, BookingOut, LeaveOutIn


@router.get("/bookings", response=list[BookingOut], operation_id="lending_bookings")
def list_bookings(request: HttpRequest) -> list[dict[str, object]]:
    """List the caller's bookings and those of their organisations (at most 200), running ones first."""
    return booking_rows(own_bookings(caller(request)), caller(request))


@router.post("/bookings", response={201: BookingOut}, operation_id="lending_ask")
def ask(request: HttpRequest, given: BookingIn) -> tuple[int, dict[str, object]]:
    """Ask for a room or equipment: booked at once, to be answered, or on the waiting list (see `stage`)."""
    resource = get_object_or_404(Resource.objects.shown(), slug=given.resource)
    if given.rhythm in EVERY and given.until is None:
        raise Invalid({"until": _("Say until when.")})
    wanted = Wanted(
        resource=resource,
        periods=dates(Period(given.starts_at, given.ends_at), given.rhythm, given.until),
        purpose=given.purpose,
        pieces=given.pieces,
        people=given.people,
        organisation=_organisation(given.organisation),
        delegate=given.delegate,
        exception=given.exception,
        may_wait=given.may_wait,
        leave_out_taken=given.leave_out_taken,
    )
    return 201, booking_row(actions.ask(wanted=wanted, actor=caller(request)), caller(request))


def _organisation(identifier: UUID | None) -> Organisation | None:
    if identifier is None:
        return None
    found = Organisation.objects.called(identifier)
    if found is None:
        raise Invalid({"organisation": _("There is no such organisation.")})
    return found


@router.get("/bookings/{uuid:case_id}", response=BookingOut, operation_id="lending_booking")
def one_booking(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read a booking."""
    return booking_row(_case(request, case_id), caller(request))


@router.post("/bookings/{uuid:case_id}/change", response=BookingOut, operation_id="lending_change")
def change(request: HttpRequest, case_id: UUID, given: BookingChangeIn) -> dict[str, object]:
    """Give a booking another time or number; when it is not free, the old one stands."""
    period = Period(given.starts_at, given.ends_at)
    case = actions.change(
        case=_case(request, case_id),
        actor=caller(request),
        period=period,
        pieces=given.pieces,
        grounds=given.grounds,
    )
    return booking_row(case, caller(request))


@router.post("/bookings/{uuid:case_id}/cancel", response=BookingOut, operation_id="lending_cancel")
def cancel(request: HttpRequest, case_id: UUID, given: BookingCancelIn) -> dict[str, object]:
    """Give a booking up."""
    case = actions.cancel(case=_case(request, case_id), actor=caller(request), reason=given.reason)
    return booking_row(case, caller(request))


@router.post("/bookings/{uuid:case_id}/leave-out", response=BookingOut, operation_id="lending_leave_out")
def leave_out(request: HttpRequest, case_id: UUID, given: LeaveOutIn) -> dict[str, object]:
    """Give up one date of a series."""
    case = actions.leave_out(case=_case(request, case_id), actor=caller(request), starts_at=given.starts_at)
    return booking_row(case, caller(request))


def _case(request: HttpRequest, case_id: UUID) -> Booking:
    return visible_row(Booking, caller(request), case_id, "resource")
