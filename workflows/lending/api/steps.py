"""The steps of the office."""

from uuid import UUID

from django.http import HttpRequest

from workflows.engine.looking import open_step, visible_row
from workflows.engine.models import Step
from workflows.people.access.doors import caller

from .. import actions
from ..models import Booking
from .routing import router
from .rows import booking_row
from .schemas.bookings import BookingAnswerIn, BookingHandOverIn, BookingOut, SettleDamageIn, TakeBackIn

Row = dict[str, object]


@router.post("/bookings/{uuid:case_id}/answer", response=BookingOut, operation_id="lending_answer")
def answer(request: HttpRequest, case_id: UUID, given: BookingAnswerIn) -> Row:
    """Answer a request."""
    step = _step(request, case_id, "answer")
    user = caller(request)
    if not given.granted:
        return booking_row(actions.refuse(step=step, actor=user, answer=given.answer), user)
    typed = given.dict(exclude={"granted"})
    return booking_row(actions.grant(step=step, actor=user, **typed), user)


@router.post("/bookings/{uuid:case_id}/place", response=BookingOut, operation_id="lending_place")
def place(request: HttpRequest, case_id: UUID) -> Row:
    """Book what waits on the list, when it is free."""
    case = actions.place(step=_step(request, case_id, "wait"), actor=caller(request))
    return booking_row(case, caller(request))


@router.post("/bookings/{uuid:case_id}/hand-over", response=BookingOut, operation_id="lending_hand_over")
def hand_over(request: HttpRequest, case_id: UUID, given: BookingHandOverIn) -> Row:
    """Hand it over; photos are added with `POST /api/files/`."""
    step = _step(request, case_id, "hand_over")
    return booking_row(actions.hand_over(step=step, actor=caller(request), **given.dict()), caller(request))


@router.post("/bookings/{uuid:case_id}/missed", response=BookingOut, operation_id="lending_missed")
def missed(request: HttpRequest, case_id: UUID) -> Row:
    """Note that nobody came."""
    case = actions.miss(step=_step(request, case_id, "hand_over"), actor=caller(request))
    return booking_row(case, caller(request))


@router.post("/bookings/{uuid:case_id}/take-back", response=BookingOut, operation_id="lending_take_back")
def take_back(request: HttpRequest, case_id: UUID, given: TakeBackIn) -> Row:
    """Take it back."""
    step = _step(request, case_id, "take_back")
    return booking_row(actions.take_back(step=step, actor=caller(request), **given.dict()), caller(request))


@router.post("/bookings/{uuid:case_id}/damage", response=BookingOut, operation_id="lending_settle_damage")
def settle_damage(request: HttpRequest, case_id: UUID, given: SettleDamageIn) -> Row:
    """Note what was agreed about the damage."""
    step = _step(request, case_id, "settle_damage")
    return booking_row(
        actions.settle_damage(step=step, actor=caller(request), **given.dict()), caller(request)
    )


def _step(request: HttpRequest, case_id: UUID, node: str) -> Step:
    return open_step(visible_row(Booking, caller(request), case_id), node)
