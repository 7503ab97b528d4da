"""What goes in and out of the API of grants."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.people.problems import Problem
from workflows.values.schemas import Amount


class WindowOut(Schema):
    """A round of a call; no closing time means rolling."""

    opens_at: datetime
    closes_at: datetime | None
    project_from: date
    project_until: date


class CallOut(Schema):
    """A call for proposals; its page has the same number as `call`."""

    id: int
    slug: str
    title: str
    summary: str
    is_open: bool
    form_code: str
    max_grant: Decimal
    closes_at: datetime | None


class CallDetailOut(CallOut):
    """A call with its terms; amounts in euros, shares in percent."""

    funder: str
    instrument: str
    financing: str
    min_grant: Decimal
    max_total_cost: Decimal | None
    own_share_percent: Decimal
    own_share_base: str
    in_kind_allowed: bool
    in_kind_rate: Decimal
    co_funding: str
    disbursements: list[str]
    applicant_types: list[str]
    consultation_months: int | None
    lead_days: int
    decision_days: int
    report_days: int
    windows: list[WindowOut]
    conditions: list[str] = Field([], description="What else the call asks, in sentences.")


class ResultOut(Schema):
    """A project that a call pays for: euros as promised."""

    title: str
    organisation: str
    town: str
    amount: Decimal


class SelfCheckQuestionOut(Schema):
    """A yes/no question of the self-check."""

    code: str
    label: str


class SelfCheckIn(Schema):
    """Answers by question code."""

    answers: dict[str, bool]


class SelfCheckOut(Schema):
    """green: apply; talk: speak with us first; red: this call does not fit."""

    result: Literal["green", "talk", "red"]
    reasons: list[str]
    carried: dict[str, object]


class DraftIn(Schema):
    """Which organisation applies to which call, and what is answered already."""

    call: str
    organisation: UUID
    carried: dict[str, object] = Field(
        {}, description="Answers from the self-check; what doesn't fit is left out."
    )
    from_case: UUID | None = Field(
        None, description="An earlier application of the same organisation whose answers are taken over."
    )
    answers: dict[str, Any] = Field({}, description="Answers by question, as in PATCH of the sheet.")


class DraftExistsOut(Problem):
    """The organisation has a draft for this call already; go on with it."""

    application: UUID
    sheet: UUID
    url: str = Field(description="The draft on our own screens.")


class ApplicationOut(Schema):
    """An application."""

    id: UUID
    number: str | None
    title: str
    call: str
    stage: str
    stage_label: str
    sheet: UUID
    requested: Decimal | None
    total_cost: Decimal | None
    submitted_at: datetime | None
    due_at: datetime | None
    answer_by: date | None = Field(
        description="The promised day; later than first told by the days of the group's corrections."
    )


class CheckFindingOut(Schema):
    """A check that did not pass."""

    code: str
    severity: str
    question: str
    message: str


class ScoreOut(Schema):
    """One criterion of a review."""

    criterion: str
    weight: int
    points: int | None
    reason: str


class ReviewOut(Schema):
    """A review as far as the caller may read it."""

    slot: int
    state: str
    percent: Decimal | None
    recommendation: str
    recommended_amount: Decimal | None
    conditions: str
    comment: str
    scores: list[ScoreOut]


class RowOut(Schema):
    """A question with its answer."""

    question: str
    label: str
    display: str


class SectionOut(Schema):
    """A page of the form with its answers."""

    step: str
    title: str
    rows: list[RowOut]


class ApplicationDetailOut(ApplicationOut):
    """An application with its answers; checks and reviews only for those who may read them."""

    sections: list[SectionOut]
    findings: list[CheckFindingOut]
    reviews: list[ReviewOut]


class PartiesOut(Schema):
    """Who is behind an application: enough to declare a conflict, nothing of the content."""

    number: str
    call: str
    organisation: str
    town: str
    representatives: list[str]
    partners: list[str]


class FormalCheckIn(Schema):
    """The result of the formal check; `points` maps questions to what has to change."""

    result: Literal["ok", "return", "reject"]
    checklist: dict[str, bool] = {}
    note: str = Field("", max_length=4000)
    feedback: str = Field("", max_length=4000)
    points: dict[str, str] = {}


class ConfirmIn(Schema):
    """Whether the rejection for form, or the no to an idea, is confirmed."""

    confirmed: bool
    note: str = Field("", max_length=4000)


class AssignIn(Schema):
    """Who is asked to review: public identifiers of people."""

    reviewers: list[UUID] = Field(max_length=10)


class ReplaceIn(Schema):
    """Who takes a seat over."""

    reviewer: UUID


class ConflictIn(Schema):
    """The reviewer's declaration; anything but "none" gives the seat to somebody else."""

    conflict: Literal["none", "self", "relative", "member", "rival", "close", "no_time"]


class ScoreIn(Schema):
    """Points 0 to 4 and the reason."""

    points: int | None = None
    reason: str = Field("", max_length=2000)


class GrantReviewIn(Schema):
    """A review."""

    scores: dict[str, ScoreIn]
    recommendation: Literal["", "approve", "conditions", "reject"] = ""
    recommended_amount: Amount | None = Field(None, max_digits=10, decimal_places=2)
    conditions: str = Field("", max_length=4000)
    comment: str = Field("", max_length=4000)


class GrantDecisionIn(Schema):
    """A decision; an amount exactly when it approves, points when it returns."""

    outcome: Literal["approve", "reject", "return"]
    reasons: str = Field(max_length=4000)
    amount: Amount | None = Field(None, max_digits=10, decimal_places=2)
    conditions: str = Field("", max_length=4000)
    conditions_aid: str = Field(
        "", max_length=4000, description="The conditions in the language of the group, for the translation."
    )
    feedback: str = Field("", max_length=4000)
    points: dict[str, str] = {}


class NoteIn(Schema):
    """A note."""

    note: str = Field("", max_length=4000)


class SignatureIn(Schema):
    """The day on which the contract was signed."""

    signed_on: date


class ConsultationIn(Schema):
    """A talk of an adviser with an organisation."""

    organisation: UUID
    held_on: date
    topic: str = Field("", max_length=200)
    note: str = Field("", max_length=4000)
    is_workshop: bool = False


class ConsultationOut(Schema):
    """A recorded talk."""

    id: int
    organisation: UUID
    held_on: date
    topic: str
