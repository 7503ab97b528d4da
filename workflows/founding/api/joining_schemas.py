"""What goes in and out when founders join by link."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

Kind = Literal["adult", "minor", "child", "organisation"]
Office = Literal["", "chair", "deputy", "treasurer", "secretary", "assessors"]


class FounderInviteIn(Schema):
    """A founder to invite; without an e-mail address the link is handed over in another way."""

    name: str = Field(max_length=200)
    email: str = Field("", max_length=254)
    language: str = Field("", max_length=10)


class FounderInvitationOut(Schema):
    """An invitation as the group sees it: nothing that only the papers need."""

    id: UUID
    name: str
    email: str
    language: str
    state: str
    answered: bool
    kind: str
    town: str
    office: str
    expires_at: datetime
    link: str


class FounderConsentOut(Schema):
    """What founders agree to today."""

    version: str
    text: str


class FounderIn(Schema):
    """What a founder says about themself; `origin` goes into a count and is not kept."""

    kind: Kind
    name: str = Field(max_length=200, description="In Latin letters, exactly as in the passport.")
    title: str = Field("", max_length=40, description="Academic title, e.g. Dr.")
    own_name: str = Field("", max_length=200)
    birthdate: date | None = Field(None, description="Only for minors and whoever stands for an office.")
    street: str = Field(max_length=200)
    postal_code: str = Field(max_length=20)
    town: str = Field(max_length=100)
    country: str = Field("", max_length=60)
    office: Office = ""
    representative: str = Field("", max_length=200)
    register_entry: str = Field("", max_length=120)
    is_controlled: bool = False
    guardians: str = Field("", max_length=300)
    origin: Literal["", "german", "eu", "other"] = ""
    agrees: bool


class FounderOut(Schema):
    """What a founder entered, as they read it themself."""

    association: str
    expires_at: datetime
    answered: bool
    kind: str = ""
    name: str = ""
    title: str = ""
    own_name: str = ""
    birthdate: date | None = None
    street: str = ""
    postal_code: str = ""
    town: str = ""
    country: str = ""
    office: str = ""
    representative: str = ""
    register_entry: str = ""
    is_controlled: bool = False
    guardians: str = ""
    counted: bool = False
    consent_is_missing: bool = False
    consent_version: str = ""
    consent: FounderConsentOut


class JoinedFoundingOut(Schema):
    """A founding in which the caller is a founder by link."""

    association: str
    open: bool
    consent_is_missing: bool
    link: str
