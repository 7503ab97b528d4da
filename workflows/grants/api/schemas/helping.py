"""What goes in and out of the API of help with filling in."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

State = Literal["asked", "running", "ended"]


class HelperOut(Schema):
    """Somebody who helps a group, asked to, or did."""

    id: int
    name: str
    state: State
    since: datetime
    until: datetime | None
    wrote_in: list[str] = Field(description="The applications this person wrote in.")


class HelpedDraftOut(Schema):
    """An application that can be written in."""

    sheet: UUID
    title: str
    call: str
    url: str


class HelpedOut(Schema):
    """A group that the caller helps or asked; its name only once it agreed."""

    id: int
    organisation: str
    state: State
    drafts: list[HelpedDraftOut]


class HelpAddressIn(Schema):
    """The address with which the other side signs in."""

    email: str = Field(max_length=254)


class PartnerIn(Schema):
    """Which organisation is trusted."""

    organisation: UUID


class PartnerOut(Schema):
    """An organisation whose members may help groups."""

    id: int
    organisation: UUID
    name: str
    named_at: datetime
