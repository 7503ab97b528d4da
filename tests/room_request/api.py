"""The API of the sample process: the same two actions."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router

from . import actions
from .models import RoomRequest

router = Router(tags=["room_request"], auth=api_auth)


class RoomRequestIn(Schema):
    """A request."""

    purpose: str
    day: date


class RoomAnswerIn(Schema):
    """An answer; a refusal needs words."""

    granted: bool
    answer: str = ""


class RoomRequestOut(Schema):
    """A request and what became of it."""

    id: UUID
    number: str
    stage: str
    granted: bool | None


@router.post("/", response={201: RoomRequestOut}, operation_id="room_request_ask")
def ask(request: HttpRequest, given: RoomRequestIn) -> tuple[int, RoomRequest]:
    """Ask for a room."""
    return 201, actions.ask_for_room(actor=caller(request), **given.dict())


@router.post("/{uuid:case_id}/answer", response=RoomRequestOut, operation_id="room_request_answer")
def answer(request: HttpRequest, case_id: UUID, given: RoomAnswerIn) -> RoomRequest:
    """Answer a request."""
    case = visible_row(RoomRequest, caller(request), case_id)
    return actions.answer_request(step=open_step(case, "answer"), actor=caller(request), **given.dict())
