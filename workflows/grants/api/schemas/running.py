"""What goes in and out of the API of a running grant; amounts in euros."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Amount


class SigningIn(Schema):
    """The contract confirmed with the code from the mail."""

    name: str = Field(max_length=150)
    code: str = Field(max_length=12)


class CountersignIn(Schema):
    """The signature of the house, or what is missing."""

    signed: bool
    note: str = Field("", max_length=4000)


class NeedIn(Schema):
    """One cost that money is asked for."""

    what: str = Field(max_length=200)
    due_on: date
    amount: Amount = Field(max_digits=10, decimal_places=2)


class PaymentIn(Schema):
    """A request for money; payee and IBAN only when the house pays a bill."""

    needs: list[NeedIn] = Field(max_length=30)
    payee: str = Field("", max_length=150)
    iban: str = Field("", max_length=42)


class CheckPaymentIn(Schema):
    """What the officer says to a request."""

    accepted: bool
    answer: str = Field("", max_length=4000)


class ReleaseIn(Schema):
    """What the cash desk says to a checked payment."""

    released: bool
    note: str = Field("", max_length=4000)


class AcceptedIn(Schema):
    """What counts of one cost of the report, by its position from 0."""

    position: int = Field(ge=0, le=500)
    amount: Amount = Field(max_digits=10, decimal_places=2)
    reason: str = Field("", max_length=300)


class ExaminationIn(Schema):
    """The outcome of an examination; costs that are not named count in full."""

    accepted: list[AcceptedIn] = Field([], max_length=500)
    checklist: dict[str, bool] = {}
    note: str = Field("", max_length=4000)


class ReportPointsIn(Schema):
    """Question of the report → what has to change; checklist and note stay inside the house."""

    points: dict[str, str]
    checklist: dict[str, bool] = {}
    note: str = Field("", max_length=4000)


class SettleIn(Schema):
    """What the second person says to a settlement."""

    confirmed: bool
    note: str = Field("", max_length=4000)


class ReceivedIn(Schema):
    """The day on which money came back, and how much; everything that is open without an amount."""

    received_on: date
    amount: Amount | None = Field(None, max_digits=10, decimal_places=2)


class RunIn(Schema):
    """When the bank shall pay."""

    execution_on: date


class SignatureOut(Schema):
    """One signature under the contract."""

    side: str
    way: str
    name: str
    signed_on: date
    sha256: str


class PaymentOut(Schema):
    """One payment of a grant."""

    id: int
    number: int
    kind: str
    state: str
    amount: Decimal
    payee: str
    needs: list[dict[str, Any]]
    requested_at: datetime
    checked_at: datetime | None
    released_at: datetime | None
    paid_on: date | None
    bounced_on: date | None
    bounce_reason: str
    answer: str


class ReceiptOut(Schema):
    """One receipt of a project."""

    id: int
    document_id: UUID | None = Field(None, description="None while only the list has it.")
    number: str
    payee: str
    reason: str
    paid_on: date
    amount: Decimal
    line: str
    is_asked_for: bool = Field(False, description="The house drew it and waits for its file.")


class SpotCheckOut(Schema):
    """A draw: the first `size` of `considered` by the SHA-256 of "seed:number"."""

    seed: str
    considered: list[int]
    size: int
    drawn_at: datetime


class SettlementOut(Schema):
    """What a grant came to."""

    accepted_costs: Decimal
    other_income: Decimal
    final_grant: Decimal
    paid: Decimal
    rest_payment: Decimal
    reclaim: Decimal
    cuts: list[dict[str, object]]
    settled_at: datetime | None


class ReportReturnOut(Schema):
    """What an examiner noted when the report went back; only people of the house read it."""

    checklist: dict[str, object]
    note: str
    returned_at: datetime


class GrantOut(Schema):
    """A promised grant: money, signatures, payments, receipts, settlement."""

    approved: Decimal
    paid: Decimal
    callable: Decimal
    conditions: str
    conditions_aid: str
    report_by: date | None
    signatures: list[SignatureOut]
    payments: list[PaymentOut]
    receipts: list[ReceiptOut]
    settlement: SettlementOut | None
    returns: list[ReportReturnOut]


class ReportSheetOut(Schema):
    """Where the answers are written."""

    sheet: UUID


class RunOut(Schema):
    """A payment run."""

    reference: str
    execution_on: date
    created_at: datetime
    total: Decimal
    document_id: UUID


class StatementOut(Schema):
    """What a bank statement held."""

    movements: int
    proposed: int


class BankEntryOut(Schema):
    """A movement of the account and what it seems to be: exactly one of payment, run and application."""

    id: int
    booked_on: date
    amount: Decimal
    name: str
    purpose: str
    state: str
    returned: bool
    reason: str
    reverses: int | None = Field(None, alias="reverses_id", description="The money that was taken back.")
    payment: int | None = Field(None, alias="payment_id")
    run: str | None = Field(None, alias="run.reference")
    application: UUID | None = Field(None, alias="settlement.application_id")
