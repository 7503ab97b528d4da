"""What goes in and out of the API of juries."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Amount


class JuryMeetingIn(Schema):
    """When a jury meets on which call, and who sits in it."""

    call: str = Field(max_length=60)
    held_on: date
    chair: UUID
    members: list[UUID] = Field(max_length=50)


class PresenceIn(Schema):
    """Who came."""

    present: list[UUID] = Field(max_length=50)


class BallotIn(Schema):
    """One vote."""

    ballot: Literal["yes", "no", "abstain"]


class LeavingIn(Schema):
    """Why somebody leaves the room."""

    reason: Literal["self", "relative", "member", "rival", "close"]


class CountingIn(Schema):
    """What the chair writes when the votes are counted; without `amount` the proposed one counts."""

    reasons: str = Field(max_length=4000)
    amount: Amount | None = Field(None, max_digits=10, decimal_places=2)
    waiting_list: bool = False
    postponed: bool = False


class SeatOut(Schema):
    """One member, and whether they came."""

    name: str
    present: bool


class JuryItemOut(Schema):
    """One application on the agenda; `counts` is empty until all have voted, `mine` is your own vote."""

    id: int
    position: int
    number: str | None
    title: str
    percent: Decimal | None
    proposed: Decimal
    outcome: str
    amount: Decimal | None
    reasons: str
    counts: dict[str, int]
    added: Decimal
    covered: bool
    gone: bool
    voted: int
    mine: str


class JuryMeetingOut(Schema):
    """A meeting as a line of a list."""

    id: int
    call: str
    held_on: date
    chair: str
    quorum: int
    state: str
    opened_at: datetime | None
    closed_at: datetime | None


class JuryMeetingDetailOut(JuryMeetingOut):
    """A meeting with its members and its agenda; the agenda stands once the meeting is open."""

    seats: list[SeatOut]
    agenda: list[JuryItemOut]
