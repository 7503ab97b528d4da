"""What the API of foundings takes and gives."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.documents.models import DocumentState


class OrientationIn(Schema):
    """The answers given so far, by question; leave out what is still open."""

    purpose: Literal["ideal", "business"] | None = None
    commitments: Literal["yes", "no"] | None = None
    seven: Literal["yes", "no"] | None = None
    funding: Literal["yes", "no"] | None = None
    minors: Literal["yes", "no"] | None = None
    abroad: Literal["yes", "no"] | None = None
    organisations: Literal["yes", "no"] | None = None


class FeeOut(Schema):
    """One cost of the way to the register, in whole euros, with its legal basis."""

    code: str
    label: str
    low: int
    high: int
    basis: str


class RecommendationOut(Schema):
    """What the house recommends; money in euros, time in weeks."""

    form: str
    title: str
    text: str
    charitable: bool
    reasons: list[str]
    notes: list[str]
    people: int
    cost_from: int
    cost_to: int
    weeks_from: int
    weeks_to: int
    fees: list[FeeOut]
    can_start: bool


class OrientationOut(Schema):
    """The next question, or the recommendation when all are answered."""

    next_question: str | None
    recommendation: RecommendationOut | None


class StartIn(OrientationIn):
    """A new founding: the orientation's answers and a working title."""

    name: str = Field("", max_length=120)


class FoundingOut(Schema):
    """One founding and where it stands; its answers are edited through /api/forms/."""

    id: UUID
    number: str | None
    title: str
    stage: str
    sheet_id: UUID
    foreigners: str
    approved_at: datetime | None
    register_number: str
    registered_on: date | None


class RuleFindingOut(Schema):
    """One rule with what it says about this founding."""

    rule: str
    severity: str
    outcome: str
    blocks: bool
    waived: bool
    basis: str
    clause: str
    questions: list[str]
    message: str


class ParagraphOut(Schema):
    """One paragraph; `official` marks the words of Anlage 1 zu § 60 AO."""

    id: str
    text: str
    official: bool


class ClauseOut(Schema):
    """One clause of the German statute."""

    id: str
    number: int
    title: str
    paragraphs: list[ParagraphOut]
    questions: list[str]


class StatuteReviewIn(Schema):
    """An adviser's decision with comments by clause id."""

    decision: Literal["approved", "returned"]
    comments: dict[str, str] = {}
    note: str = Field("", max_length=4000)
    scope: Literal["commented", "all"] = "commented"
    seen: str = Field(
        "", description="To approve: the ETag of the statute you read; 412 when it changed since."
    )


class WaiverIn(Schema):
    """Why a rule need not be met."""

    reason: str = Field(max_length=4000)


class WordingIn(Schema):
    """The words of a paragraph; empty brings the generated ones back."""

    text: str = Field("", max_length=4000)


class VotesIn(Schema):
    """One ballot."""

    yes: int = Field(ge=0, le=999)
    no: int = Field(0, ge=0, le=999)
    abstain: int = Field(0, ge=0, le=999)


class ElectedIn(Schema):
    """One person elected to one office."""

    office: Literal["chair", "deputy", "treasurer", "secretary", "assessors"]
    name: str = Field(min_length=1, max_length=200)
    birthdate: date | None = None
    town: str = Field("", max_length=100)
    votes: VotesIn
    accepted: bool


class CountsIn(Schema):
    """Numbers for § 14 VereinsG; used once, never stored."""

    members_total: int = Field(ge=0, le=9999)
    members_noneu: int = Field(ge=0, le=9999)
    members_eu: int = Field(ge=0, le=9999)
    board_total: int = Field(ge=0, le=999)
    board_noneu: int = Field(ge=0, le=999)
    board_eu: int = Field(ge=0, le=999)


class MeetingIn(Schema):
    """The founding meeting; founders are named by their position in the list (1, 2, 3 …)."""

    held_on: date
    place: str = Field(min_length=1, max_length=200)
    mode: Literal["present", "hybrid", "online"] = "present"
    mode_agreed: bool = Field(False, description="Everybody agreed to meet online or partly online.")
    invited_on: date | None = Field(None, description="When the invitation was sent.")
    starts: time | None = None
    ends: time | None = None
    opened_by: str = Field("", max_length=200)
    chair: str = Field(min_length=1, max_length=200)
    minutes_taker: str = Field(min_length=1, max_length=200)
    present: int = Field(ge=0, le=9999)
    founding: VotesIn
    statute: VotesIn
    statute_first: bool
    dues: str = Field("", max_length=300)
    auditors: str = Field("", max_length=300)
    attended: list[int] = []
    signed: list[int] = []
    elected: list[ElectedIn]
    counts: CountsIn | None = None


class DutyOut(Schema):
    """One duty; `legal` when the law sets its end, `turn` counts duties that come again."""

    code: str
    turn: int
    label: str
    advice: str
    basis: str
    legal: bool
    due_at: datetime
    done_at: datetime | None


class PaperOut(Schema):
    """One document of a founding."""

    id: UUID
    kind: str
    name: str
    state: DocumentState
    sha256: str
    media_type: str
    url: str


class SaidOut(Schema):
    """One answer of the interview in the reader's language."""

    question: str
    answer: str


class AidOut(Schema):
    """Why a question is asked and what the law says when it stays open."""

    question: str
    why: str
    default: str
    basis: str
    open: bool


class ClausePreviewOut(Schema):
    """One clause as it would read now; only the German paragraphs are binding."""

    id: str
    heading: str
    paragraphs: list[str]
    about: str
    said: list[SaidOut]
    aids: list[AidOut]
