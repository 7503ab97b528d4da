"""What goes in and out of the API about money that has to come back; amounts in euros."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Amount


class InstalmentIn(Schema):
    """One part of what has to come back."""

    due_on: date
    amount: Amount = Field(max_digits=10, decimal_places=2)


class InstalmentsIn(Schema):
    """All parts; together they are what is open of the grant."""

    parts: list[InstalmentIn] = Field(max_length=36)


class ReclaimWaiverIn(Schema):
    """Money that shall be let go: "release" for good, "shelve" when it is only not pursued."""

    kind: str = Field(max_length=10)
    amount: Amount = Field(max_digits=10, decimal_places=2)
    reason: str = Field(max_length=4000)


class ReclaimWaiverAnswerIn(Schema):
    """What the second person says to a waiver."""

    confirmed: bool
    answer: str = Field("", max_length=4000)


class ShelvedMoneyIn(Schema):
    """Money that came although nobody pursued it any more."""

    received_on: date
    amount: Amount = Field(max_digits=10, decimal_places=2)


class CorrectionIn(Schema):
    """The right account for a transfer that came back."""

    payee: str = Field(max_length=150)
    iban: str = Field(max_length=42)


class ReclaimPartOut(Schema):
    """One row that is due; `kind` is "principal" or "interest"."""

    number: int
    kind: str
    amount: Decimal
    due_on: date
    open: Decimal
    is_late: bool
    reminders: list[date]


class ReclaimReceiptOut(Schema):
    """Money that came back."""

    received_on: date
    principal: Decimal
    interest: Decimal


class ReclaimWaiverOut(Schema):
    """Money that was, or may be, let go; only for people of the house."""

    kind: str
    amount: Decimal
    reason: str
    proposed_at: datetime
    confirmed_at: datetime | None
    refused_at: datetime | None
    answer: str


class ReclaimOut(Schema):
    """Where a reclaim stands; `reference` is what has to stand on a transfer."""

    application: UUID
    reference: str
    principal: Decimal
    interest_from: str
    principal_open: Decimal
    interest_open: Decimal
    open: Decimal
    received: Decimal
    shelved: Decimal = Field(description="Not pursued any more, still owed in law; 0 for the group.")
    parts: list[ReclaimPartOut]
    receipts: list[ReclaimReceiptOut]
    waivers: list[ReclaimWaiverOut]
