"""The API of the operation: the same as the screen, for administrators."""

import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from ninja import Field, Schema

from workflows.desk import rules
from workflows.desk.reading.operation import operation
from workflows.engine import troubles
from workflows.engine.models import Trouble
from workflows.outbox import lanes
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

router = Router(tags=["operation"], auth=api_auth)


class WorkerOut(Schema):
    """A worker and its signs of life."""

    name: str
    started_at: datetime.datetime
    seen_at: datetime.datetime
    is_alive: bool
    is_ready: bool


class MailLaneOut(Schema):
    """Whether mail leaves, and why not."""

    is_open: bool
    held_at: datetime.datetime | None
    held_why: str
    paused_until: datetime.datetime | None
    failing_since: datetime.datetime | None
    reason: str


class TroubleOut(Schema):
    """A job, or one row of it, that failed."""

    id: int
    job: str
    subject: str
    reason: str
    times: int
    first_at: datetime.datetime
    last_at: datetime.datetime
    can_try_again: bool

    @staticmethod
    def resolve_can_try_again(trouble: Trouble) -> bool:
        """Whether somebody may ask for it before its pause is over."""
        return troubles.can_try_again(trouble)


class FailedTaskOut(Schema):
    """A background task that failed."""

    id: UUID
    task_path: str
    finished_at: datetime.datetime | None
    exception_class_path: str


class ConcernOut(Schema):
    """Something that needs somebody: how often, in words, and where to see to it."""

    code: str
    number: int
    text: str
    link: str


class BouncedOut(Schema):
    """How many mails of the last 30 days came back for good, for now, or as unwanted."""

    permanent: int
    temporary: int
    complaints: int


class BounceBoxOut(Schema):
    """The mailbox that reports come to; `is_read` says whether one is set up."""

    is_read: bool
    read_at: datetime.datetime | None
    unknown: int
    reason: str


class OperationOut(Schema):
    """How the house runs; `concerns` is what needs somebody, of the operation and not of pages and forms."""

    concerns: list[ConcernOut]
    works: bool
    workers: list[WorkerOut]
    mail: MailLaneOut
    waiting: int
    undelivered: int
    bounced: BouncedOut
    box: BounceBoxOut
    troubles: list[TroubleOut]
    tasks: list[FailedTaskOut]


class HoldIn(Schema):
    """Why mail is held."""

    why: str = Field("", max_length=lanes.LONGEST_REASON)


@router.get("/", response=OperationOut, operation_id="operation")
def read(request: SignedIn) -> Any:
    """Read how the house runs: workers, mail, rows that no job could do."""
    require(rules.may_operate(request.user))
    state, language = operation(), get_language() or settings.LANGUAGE_CODE
    told = [
        {"code": each.code, "number": each.number, "text": each.text(language), "link": each.link(language)}
        for each in state.concerns
    ]
    return {**vars(state), "works": state.works, "concerns": told}


@router.post("/mail/hold", response=MailLaneOut, operation_id="operation_hold")
def hold(request: SignedIn, data: HoldIn) -> Any:
    """Hold all mail until somebody releases it."""
    return lanes.hold(why=data.why, actor=request.user)


@router.post("/mail/release", response=MailLaneOut, operation_id="operation_release")
def release(request: SignedIn) -> object:
    """Let mail leave again; a paused server is tried at once."""
    return lanes.release(actor=request.user)


@router.post("/troubles/{trouble_id}/settle", response={204: None}, operation_id="operation_settle")
def settle(request: SignedIn, trouble_id: int) -> tuple[int, None]:
    """Lay a trouble aside; it comes back if it fails again."""
    require(rules.may_operate(request.user))
    troubles.settle(trouble_id=trouble_id, actor=request.user)
    return 204, None


@router.post("/troubles/{trouble_id}/again", response={204: None}, operation_id="operation_again")
def again(request: SignedIn, trouble_id: int) -> tuple[int, None]:
    """Try a row again at once, where `can_try_again` says that this is possible."""
    require(rules.may_operate(request.user))
    troubles.try_again(trouble_id=trouble_id)
    return 204, None
