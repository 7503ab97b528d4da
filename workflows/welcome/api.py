"""The API at the door: the doors and asking without an account, answering and numbers for advisers."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Schema

from workflows.engine.calendar import due_working_days
from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.problems import Problem
from workflows.people.verdicts import require
from workflows.upkeep.addresses import client_address

from . import actions
from .models import ServiceRequest, Turn
from .reading.doors import doors
from .reading.numbers import Numbers, numbers
from .rules import WORKING_DAYS, may_see_numbers

router = Router(tags=["welcome"], auth=api_auth)
REFUSALS = {403: Problem, 404: Problem, 409: Problem, 422: Problem, 423: Problem}
TurnCode = Literal["answered", "door", "elsewhere", "nothing"]
LanguageCode = Literal["de", "en", "ar", "uk"]
assert {"", *get_args(TurnCode)} == set(Turn.values)


class DoorOut(Schema):
    """A door of the house; `address` is the screen behind it in the language of the request."""

    code: str
    title: str
    text: str
    address: str


class DoorRequestIn(Schema):
    """A request; one of `email` and `phone` is needed. Nothing sensitive belongs into `words`."""

    name: str = Field(max_length=120)
    words: str = Field(max_length=1500)
    language: LanguageCode = "de"
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    town: str = Field("", max_length=80)
    consent: bool = Field(False, description="The person may be written to or called about it.")


class DoorRequestReceivedOut(Schema):
    """The request was received; it is answered by then."""

    number: str
    answer_by: datetime


class DoorRequestAnswerIn(Schema):
    """How it goes on; words are needed for `answered` and `elsewhere`, a door for `door`."""

    turn: TurnCode
    words: str = Field("", max_length=4000)
    door: str = Field("", max_length=20)


class DoorRequestOut(Schema):
    """A request and how it was answered."""

    id: UUID
    number: str
    stage: str
    name: str
    email: str
    phone: str
    town: str
    language: str
    words: str
    turn: str
    door: str
    answer: str
    answered_at: datetime | None
    due_at: datetime | None


class DoorRequestNumbersOut(Schema):
    """A year of requests: whether the first answer came within five working days."""

    year: int
    received: int
    answered: int
    in_time: int
    late: int
    waiting: int
    overdue: int
    median_days: float | None


@router.get("/doors", auth=None, response=list[DoorOut], operation_id="welcome_doors")
def list_doors(request: HttpRequest) -> list[dict[str, str]]:
    """List the doors of the house, without an account."""
    return [
        {"code": each.code, "title": str(each.title), "text": str(each.text), "address": each.href}
        for each in doors()
    ]


@router.post(
    "/requests",
    auth=None,
    response={201: DoorRequestReceivedOut, 422: Problem, 429: Problem},
    operation_id="welcome_ask",
)
def ask(request: HttpRequest, given: DoorRequestIn) -> tuple[int, dict[str, object]]:
    """Ask at the door, without an account; answered within five working days. At most ten an hour."""
    words = actions.Words(**given.dict())
    case = actions.ask(given=words, actor=None, address=client_address(request))
    return 201, {"number": case.number, "answer_by": due_working_days(timezone.now(), WORKING_DAYS)}


@router.get("/requests/{uuid:case_id}", response=DoorRequestOut, operation_id="welcome_request")
def read(request: HttpRequest, case_id: UUID) -> ServiceRequest:
    """Read a request (advisers, auditors, and whoever asked with an account)."""
    return visible_row(ServiceRequest, request.user, case_id)


@router.post(
    "/requests/{uuid:case_id}/answer",
    response={200: DoorRequestOut, **REFUSALS},
    operation_id="welcome_answer",
)
def answer(request: HttpRequest, case_id: UUID, given: DoorRequestAnswerIn) -> ServiceRequest:
    """Answer a request, lead it to a door or send it on (advisers)."""
    case = visible_row(ServiceRequest, caller(request), case_id)
    step = open_step(case, "answer")
    return actions.answer(step=step, actor=caller(request), given=actions.Answer(**given.dict()))


@router.get("/numbers", response={200: DoorRequestNumbersOut, **REFUSALS}, operation_id="welcome_numbers")
def read_numbers(request: HttpRequest, year: int | None = None) -> Numbers:
    """Read a year of requests in numbers; this year when none is named (advisers, auditors)."""
    require(may_see_numbers(caller(request)))
    this = timezone.localdate().year
    return numbers(min(max(year or this, 2000), this))
