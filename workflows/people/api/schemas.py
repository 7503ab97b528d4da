"""What the API says about people and organisations."""

from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

from ninja import Schema
from pydantic import Field
from wagtail.models import APIToken

from ..actions.tokens import LONGEST_DAYS
from ..models import (
    Invitation,
    LegalForm,
    MailWay,
    Membership,
    MembershipFunction,
    Organisation,
    Right,
    TaxNotice,
    User,
)

Function = Literal["representative", "treasurer", "project_lead", "member"]
LegalFormCode = Literal["initiative", "nev", "ev", "ggmbh", "public", "other"]
TaxNoticeCode = Literal["none", "60a", "exemption"]
LanguageCode = Literal["de", "en", "ar", "uk"]
RightCode = Literal[
    "content:read",
    "content:write",
    "forms:read",
    "forms:write",
    "cases:read",
    "cases:write",
    "organisations:read",
    "organisations:write",
    "newsletters:read",
    "newsletters:write",
    "admin:read",
    "admin:write",
]
MailWayCode = Literal["at_once", "daily", "never"]
assert get_args(RightCode) == tuple(Right.values)
assert set(get_args(MailWayCode)) == set(MailWay.values)
assert set(get_args(Function)) == set(MembershipFunction.values)
assert set(get_args(LegalFormCode)) == set(LegalForm.values)
assert set(get_args(TaxNoticeCode)) == set(TaxNotice.values)


class MailsOut(Schema):
    """When the house writes to somebody who works here, by what it is about."""

    given: MailWayCode = Field(description="A task or a case is given to them.")
    role: MailWayCode = Field(description="There is a new task that their role may take.")
    deadline: MailWayCode = Field(description="A deadline of theirs is near or over.")
    message: MailWayCode = Field(description="A message, a question or news in a case that they look after.")
    followed: MailWayCode = Field(description="A case that they follow has moved on.")


class MailsIn(Schema):
    """What is left out stays as it was."""

    given: MailWayCode | None = None
    role: MailWayCode | None = None
    deadline: MailWayCode | None = None
    message: MailWayCode | None = None
    followed: MailWayCode | None = None


class Me(Schema):
    """The person who asks."""

    uuid: UUID
    email: str
    name: str
    language: LanguageCode
    mails: MailsOut = Field(description="When mail about their work comes; of no meaning for others.")
    roles: list[str]
    second_factor_needed: bool = Field(description="Whether a second factor must be set up first.")


class MeIn(Schema):
    """New name and language, and when to hear of what."""

    name: str = Field(min_length=1, max_length=150)
    language: LanguageCode
    mails: MailsIn | None = Field(None, description="Left out: as before.")


class Facts(Schema):
    """Facts of an organisation; only those named are changed."""

    name: str | None = Field(None, max_length=200)
    legal_form: LegalFormCode | None = None
    is_migrant_organisation: bool | None = None
    founded_on: date | None = None
    register_court: str | None = Field(None, max_length=100)
    register_number: str | None = Field(None, max_length=30)
    representation: str | None = Field(None, max_length=200)
    tax_office: str | None = Field(None, max_length=100)
    tax_number: str | None = Field(None, max_length=30)
    tax_notice: TaxNoticeCode | None = None
    tax_notice_date: date | None = None
    street: str | None = Field(None, max_length=200)
    postcode: str | None = Field(None, max_length=20)
    town: str | None = Field(None, max_length=100)
    email: str | None = Field(None, max_length=254)
    phone: str | None = Field(None, max_length=40)
    website: str | None = Field(None, max_length=200)
    iban: str | None = Field(None, max_length=60)
    account_holder: str | None = Field(None, max_length=200)


class NewOrganisation(Facts):
    """An organisation needs a name."""

    name: str = Field(min_length=1, max_length=200)


class OrganisationOut(Facts):
    """An organisation as its members see it."""

    uuid: UUID
    function: Function = Field(description="What the person who asks does in it.")
    updated_at: datetime


class MemberOut(Schema):
    """A member; no e-mail address."""

    person: UUID
    name: str
    function: Function
    since: datetime


class FunctionIn(Schema):
    """Another function."""

    function: Function


class InvitationIn(Schema):
    """Whom to invite, as what."""

    email: str = Field(max_length=254)
    function: Function = "member"


class InvitationOut(Schema):
    """A waiting invitation."""

    uuid: UUID
    email: str
    function: Function
    expires_at: datetime
    is_open: bool


class Secret(Schema):
    """The last part of the link in the invitation mail."""

    secret: str = Field(min_length=20, max_length=100)


def me(user: User, *, second_factor_needed: bool) -> Me:
    """The person as data."""
    return Me(
        uuid=user.uuid,
        email=user.email,
        name=user.name,
        language=user.language,  # type: ignore[arg-type]
        mails=MailsOut.model_validate(user.mail_wishes),
        roles=sorted(user.roles),
        second_factor_needed=second_factor_needed,
    )


def organisation(membership: Membership) -> OrganisationOut:
    """The organisation of a membership as data."""
    found: Organisation = membership.organisation
    facts = {name: getattr(found, name) for name in Facts.model_fields}
    return OrganisationOut(
        uuid=found.uuid,
        function=membership.function,  # type: ignore[arg-type]
        updated_at=found.updated_at,
        **facts,
    )


def member(membership: Membership) -> MemberOut:
    """A member as data."""
    return MemberOut(
        person=membership.user.uuid,
        name=membership.user.get_full_name(),
        function=membership.function,  # type: ignore[arg-type]
        since=membership.since,
    )


def invitation(found: Invitation) -> InvitationOut:
    """An invitation as data; its secret is known to the invited person only."""
    return InvitationOut(
        uuid=found.uuid,
        email=found.email,
        function=found.function,  # type: ignore[arg-type]
        expires_at=found.expires_at,
        is_open=found.is_open,
    )


class ApiTokenIn(Schema):
    """What a new token may do, and for how long."""

    name: str = Field(min_length=1, max_length=255, description="For example the program that will use it.")
    scopes: list[RightCode] = Field(min_length=1, description="Never more than the person may do.")
    days: int = Field(90, ge=1, le=LONGEST_DAYS)


class ApiTokenOut(Schema):
    """A token of the person, without its text."""

    id: int
    name: str
    scopes: list[RightCode] = Field(description="Everything it may do; `write` includes `read`.")
    created: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class ApiTokenMadeOut(Schema):
    """A new token; its text is said this once."""

    token: ApiTokenOut
    text: str


def token(row: APIToken) -> dict[str, object]:
    """A token as the API tells it."""
    limits = getattr(row, "limits", None)
    return {
        "id": row.pk,
        "name": row.name,
        "scopes": sorted(limits.rights) if limits else [],
        "created": row.created,
        "expires_at": limits.expires_at if limits else None,
        "last_used_at": row.last_used_at,
    }
