"""Bookings over the API."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Amount, Moment


class PeriodOut(Schema):
    """From when to when; `is_held` is false for a date that was left out or given up."""

    starts_at: datetime
    ends_at: datetime
    is_held: bool


class HeldUnitOut(Schema):
    """A piece that is held; of a bundle its part."""

    resource: str
    inventory_number: str


class BookingIn(Schema):
    """A request; with a `rhythm` and `until` a series of the same hours.

    What is more than the caller's quota needs an `exception`: why. The house answers it.
    """

    resource: str = Field(max_length=60)
    starts_at: Moment
    ends_at: Moment
    rhythm: Literal["", "weekly", "fortnightly"] = ""
    until: date | None = None
    leave_out_taken: bool = False
    may_wait: bool = False
    purpose: str = Field(max_length=500)
    pieces: int = Field(1, ge=1, le=9999)
    people: int | None = Field(None, ge=1, le=99999)
    organisation: UUID | None = None
    delegate: str = Field("", max_length=200)
    exception: str = Field("", max_length=500)


class BookingChangeIn(Schema):
    """Another time, or another number of pieces; `grounds` are the office's for more than the quota."""

    starts_at: Moment
    ends_at: Moment
    pieces: int | None = Field(None, ge=1, le=9999)
    grounds: str = Field("", max_length=500)


class BookingCancelIn(Schema):
    """Why; the house has to say it."""

    reason: str = Field("", max_length=1000)


class LeaveOutIn(Schema):
    """The date of a series that is given up."""

    starts_at: Moment


class BookingOut(Schema):
    """A booking; the code for pick-up is shown to the borrower's side alone."""

    id: UUID
    number: str | None
    stage: str
    resource: str
    purpose: str
    pieces: int
    people: int | None
    starts_at: datetime
    ends_at: datetime
    dates: list[PeriodOut]
    units: list[HeldUnitOut]
    answer: str
    sequence: int
    delegate: str
    pickup_code: str
    deposit: Decimal
    deposit_taken_at: datetime | None
    deposit_returned: Decimal | None
    exception: str


class BookingAnswerIn(Schema):
    """The house's answer: a no needs words, a yes to more than the quota needs `grounds`."""

    granted: bool
    answer: str = Field("", max_length=1000)
    grounds: str = Field("", max_length=500)
    confirm_organisation: bool = False


class BookingHandOverIn(Schema):
    """The protocol at the start: `there` are lines of what belongs to it, `code` is a delegate's.

    `units` are inventory numbers that go out (null: all that are held); what stays is free for others.
    """

    signed_name: str = Field(max_length=200)
    there: list[str] = Field([], max_length=100)
    units: list[str] | None = Field(None, max_length=500)
    condition: str = Field("", max_length=1000)
    code: str = Field("", max_length=6)
    deposit_taken: bool = False


class TakeBackIn(Schema):
    """The protocol at the end; with `damage` the case waits until that is settled.

    `damaged` and `missing` are inventory numbers; these pieces are not lent until they are in order again.
    """

    signed_name: str = Field(max_length=200)
    there: list[str] = Field([], max_length=100)
    condition: str = Field("", max_length=1000)
    damage: str = Field("", max_length=1000)
    damaged: list[str] = Field([], max_length=500)
    missing: list[str] = Field([], max_length=500)


class SettleDamageIn(Schema):
    """What was agreed."""

    outcome: str = Field(max_length=1000)
    cost: Amount = Field(Decimal(0), max_digits=8, decimal_places=2)
    deposit_returned: Amount | None = Field(None, max_digits=8, decimal_places=2)
