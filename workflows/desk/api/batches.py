"""The API of batches: choose cases and a deed, look what would happen, do it, take it back."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from workflows.desk.actions import batches as actions
from workflows.desk.models import LONGEST_MESSAGE, Batch, ItemState
from workflows.desk.reading import batches as reading
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.models import User

router = Router(tags=["desk"], auth=api_auth)


class BatchIn(Schema):
    """What is to be done to which cases (at most 500).

    Of the desk: give, message, label, unlabel; of grants: grants.approve, grants.reject, grants.corrections.
    """

    deed: str = Field(max_length=40)
    cases: list[UUID]


class OwnAmountIn(Schema):
    """What is decided for one case otherwise than for the rest."""

    case_id: UUID
    amount: Decimal | None = Field(
        None, max_digits=12, decimal_places=2, description="Left out: what is usual for this case."
    )
    reason: str = Field(
        "", max_length=1000, description="Stands below the reasons for all; inside the house."
    )


class BatchTotalOut(Schema):
    """What the amounts of one call come to, and what the call has left."""

    label: str
    wanted: Decimal
    left: Decimal


class GivenIn(Schema):
    """What the deed needs for all cases.

    A text, a person of the office by identifier, a label; for decisions reasons and conditions or feedback;
    for corrections a question and the change asked for.
    """

    text: str = Field("", max_length=LONGEST_MESSAGE)
    person: UUID | None = None
    label: int | None = None
    question: str = Field("", max_length=80)
    change: str = Field("", max_length=LONGEST_MESSAGE)
    reasons: str = Field("", max_length=LONGEST_MESSAGE)
    feedback: str = Field("", max_length=LONGEST_MESSAGE)
    conditions: str = Field("", max_length=LONGEST_MESSAGE)
    each: list[OwnAmountIn] = Field([], max_length=500, description="Amounts by case, for grants.approve.")

    def given(self) -> dict[str, object]:
        """As deeds read it."""
        each = {str(own.case_id): _own(own) for own in self.each}
        return {**self.dict(exclude_none=True, exclude={"each"}), "each": each}


def _own(own: OwnAmountIn) -> dict[str, str]:
    amount = {} if own.amount is None else {"amount": f"{own.amount:.2f}"}
    return {**amount, "reason": own.reason}


class BatchLineOut(Schema):
    """One case of a batch: before it began "waiting" with whether it `may` be done, then what happened."""

    case_id: UUID
    state: ItemState
    may: bool
    reason: str
    note: str = ""


class BatchQuestionOut(Schema):
    """A question of the forms of these cases, for corrections."""

    id: str
    label: str


class BatchOut(Schema):
    """A batch with its cases; it can be undone until `undo_until`."""

    id: UUID
    deed: str
    began_at: datetime | None
    ended_at: datetime | None
    undo_until: datetime | None
    cases: list[BatchLineOut]
    questions: list[BatchQuestionOut] = []
    totals: list[BatchTotalOut] = []


def _out(user: User, batch: Batch, given: dict[str, object] | None = None) -> dict[str, object]:
    deed = reading.deed_of(batch)
    can_undo = deed.undo is not None and batch.may_still_be_undone
    lines, totals = reading.lines_of(user, batch, given or {})
    return {
        "id": batch.pk,
        "deed": batch.deed,
        "began_at": batch.began_at,
        "ended_at": batch.ended_at,
        "undo_until": batch.ended_at + deed.undo_within() if batch.ended_at and can_undo else None,
        "cases": [
            {
                "case_id": line.case.pk,
                "state": line.state,
                "may": not line.reason,
                "reason": line.reason,
                "note": line.note,
            }
            for line in lines
        ],
        "totals": [{"label": each.label, "wanted": each.wanted, "left": each.left} for each in totals],
        "questions": [{"id": code, "label": label} for code, label in reading.questions_of(user, batch)],
    }


@router.post("/batches", response={201: BatchOut}, operation_id="desk_choose_batch")
def choose(request: HttpRequest, given: BatchIn) -> tuple[int, dict[str, object]]:
    """Choose cases and a deed; nothing is done yet, the answer says what would happen to each."""
    user = caller(request)
    return 201, _out(user, actions.choose(actor=user, deed=given.deed, cases=given.cases))


@router.get("/batches/{uuid:batch_id}", response=BatchOut, operation_id="desk_batch")
def read(request: HttpRequest, batch_id: UUID) -> dict[str, object]:
    """Read what would happen, or has happened, to each case of one's own batch."""
    user = caller(request)
    return _out(user, reading.find_batch(user, batch_id))


@router.post("/batches/{uuid:batch_id}/preview", response=BatchOut, operation_id="desk_preview_batch")
def preview(request: HttpRequest, batch_id: UUID, given: GivenIn) -> dict[str, object]:
    """Read what would happen to each case with this person or label; nothing is done."""
    user = caller(request)
    return _out(user, reading.find_batch(user, batch_id), given.given())


@router.post("/batches/{uuid:batch_id}/do", response={202: BatchOut}, operation_id="desk_do_batch")
def do(request: HttpRequest, batch_id: UUID, given: GivenIn) -> tuple[int, dict[str, object]]:
    """Do it, each case by itself; what takes longer than a few seconds is done by the worker."""
    user = caller(request)
    batch = reading.find_batch(user, batch_id)
    begun = actions.begin(batch=batch, actor=user, given=given.given())
    actions.work(begun)
    return 202, _out(user, begun)


@router.post("/batches/{uuid:batch_id}/undo", response=BatchOut, operation_id="desk_undo_batch")
def undo(request: HttpRequest, batch_id: UUID) -> dict[str, object]:
    """Take back what was done, where nothing else has happened since; 409 when the time is over."""
    user = caller(request)
    return _out(user, actions.undo(batch=reading.find_batch(user, batch_id), actor=user))
