"""What goes in and out of the API of changes and notices of a running grant."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Amount


class PlanLineOut(Schema):
    """One line of both plans; `over` where a cost lies further above than the group may decide itself."""

    side: str
    kind: str
    label: str
    was: Decimal
    asked: Decimal
    difference: Decimal
    percent: Decimal | None
    over: bool


class DifferenceOut(Schema):
    """A date, a goal or words: what stood, what is asked."""

    name: str
    was: str
    asked: str


class ChangeRequestOut(Schema):
    """A request to change a running grant; `note` is for people of the house."""

    number: int
    state: str
    reason: str
    needs_decision: bool
    recommended: bool | None
    requested_at: datetime
    decided_at: datetime | None
    differences: list[DifferenceOut]
    lines: list[PlanLineOut]
    answer: str
    note: str


class DecideChangeIn(Schema):
    """Whether the house agrees; without it the group is told why."""

    granted: bool
    answer: str = Field("", max_length=4000)


class CheckChangeIn(DecideChangeIn):
    """As an officer answers it, with a note that stays inside the house."""

    note: str = Field("", max_length=4000)


class GrantNoticeIn(Schema):
    """What happened to a running grant; `amount` with other funding, `ending` with a stop."""

    kind: Literal["funding", "goals", "stopped", "representative"]
    happened_on: date
    text: str = Field(max_length=4000)
    amount: Amount | None = Field(None, max_digits=10, decimal_places=2)
    ending: Literal["", "report", "give_back"] = ""


class GrantNoticeAnswerIn(Schema):
    """What the house says to a notice."""

    answer: str = Field(max_length=4000)


class GrantNoticeOut(Schema):
    """A notice; `answered_at` is empty while it waits."""

    id: int
    application: UUID = Field(alias="application_id")
    kind: str
    happened_on: date
    text: str
    amount: Decimal | None
    ending: str
    told_at: datetime
    answer: str
    answered_at: datetime | None
