"""What the API of the desk says."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from workflows.engine.turns import Side


class OrganisationRef(Schema):
    """An organisation by name."""

    id: UUID
    name: str


class TurnOut(Schema):
    """The next thing to be done in a case: by which side, what, until when, and whether the caller may."""

    side: Side
    step: str
    label: str
    due_at: datetime | None
    yours: bool


class CaseOut(Schema):
    """A case in a list; `turn` is null when nobody has to act."""

    id: UUID
    kind: str
    number: str | None
    title: str
    stage: str
    stage_label: str
    stage_since: datetime
    due_at: datetime | None
    organisation: OrganisationRef | None
    contact_person: str | None
    language: str
    created_at: datetime
    submitted_at: datetime | None
    closed_at: datetime | None
    turn: TurnOut | None


class StepOut(Schema):
    """An open step."""

    id: int
    case_id: UUID
    node: str
    label: str
    role: str
    subject_id: str
    due_at: datetime | None
    opened_at: datetime


class TaskOut(StepOut):
    """An open step that waits for the caller, with its case."""

    case: CaseOut


class CaseStepOut(StepOut):
    """An open step of a case and whether the caller may do it."""

    may: bool
    reason: str


class CaseDetailOut(CaseOut):
    """A case with what comes next."""

    applicant: str
    steps: list[CaseStepOut]


class CasePageOut(Schema):
    """A page of cases; pass `next` or `previous` as `cursor` to go on."""

    items: list[CaseOut]
    next: str | None
    previous: str | None


class TimelineOut(Schema):
    """One line of the history."""

    at: datetime
    who: str
    verb: str
    text: str
    staff_only: bool
    data: dict[str, Any]


class GraphNodeOut(Schema):
    """One node of the way of a case."""

    node: str
    label: str
    state: str
    next: list[str]


class GraphOut(Schema):
    """The way of a case as a list and as an SVG."""

    nodes: list[GraphNodeOut]
    svg: str


class MessageOut(Schema):
    """A message between the house and the applicant."""

    id: int
    from_applicant: bool
    author: str
    text: str
    written_at: datetime
    attachments: list[UUID]


class HandOverIn(Schema):
    """Who acts for the applicant from now on (a member, where there is an organisation), and why."""

    email: str = Field(max_length=254)
    reason: str = Field(max_length=1000)


class MessageIn(Schema):
    """A new message."""

    text: str = Field(max_length=5000)
