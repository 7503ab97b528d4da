"""What goes in and out of the API of second looks: undoing, complaints, late admissions."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class UndoIn(Schema):
    """Why a decision is undone; stays inside the house."""

    reason: str = Field(max_length=1000)


class ComplaintIn(Schema):
    """What the group sees differently."""

    text: str = Field(max_length=4000)


class ComplaintAnswerIn(Schema):
    """What somebody who was not involved found, and the answer to the group."""

    outcome: Literal["kept", "reopened"]
    answer: str = Field(max_length=4000)


class ComplaintOut(Schema):
    """A complaint; `outcome` is empty while it waits."""

    id: int
    application: UUID = Field(alias="application_id")
    matter: str
    text: str
    made_at: datetime
    outcome: str
    answer: str
    answered_at: datetime | None


class AdmissionIn(Schema):
    """Who may still hand in, until when and why."""

    organisation: UUID
    until: date
    reason: str = Field(max_length=1000)


class AdmissionOut(Schema):
    """A late admission; it counts once it is confirmed."""

    id: int
    organisation: UUID = Field(alias="organisation.uuid")
    until: date
    reason: str
    proposed_at: datetime
    confirmed_at: datetime | None
