"""Series, invitations and needs over the API."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from .meetings import LanguageCode


class MeetingRhythmIn(Schema):
    """How often a series meets; `on_day` 31 is the last day of each month."""

    every_months: int = Field(3, ge=1, le=24)
    on_day: int = Field(ge=1, le=31)


class MeetingPlanStepOut(Schema):
    """What goes out when; `done_at` when it has gone out."""

    kind: str
    due_on: date
    done_at: datetime | None


class MeetingSeriesOut(Schema):
    """A series; `title` is that of its newest meeting, `next` the one that comes next, if any."""

    id: int
    title: str
    owner: str
    every_months: int
    on_day: int
    invited: int
    next: UUID | None
    meetings: list[UUID]


class MeetingInviteeIn(Schema):
    """Somebody to invite to each meeting of a series."""

    email: str = Field(max_length=254)
    name: str = Field("", max_length=120)
    language: LanguageCode = "de"
    organisation: str = Field("", max_length=200)


class MeetingInviteesIn(Schema):
    """All or nobody: an entry that can't be used is named by its place in the list."""

    people: list[MeetingInviteeIn] = Field(min_length=1, max_length=5000)


class MeetingInvitedOut(Schema):
    """How many are new, were there already, want no invitations."""

    new: int
    known: int
    left: int


class MeetingInviteeOut(Schema):
    """Somebody who is invited."""

    id: int
    name: str
    email: str
    language: str
    organisation: str


class MeetingInviteesOut(Schema):
    """A page of people; ask again with `after` = `next` until it is null."""

    people: list[MeetingInviteeOut]
    next: int | None


class MeetingWishOut(Schema):
    """What is to be prepared, and for how many."""

    words: str
    count: int


class MeetingAnswersOut(Schema):
    """The plan of invitations of a meeting and how many answered what."""

    plan: list[MeetingPlanStepOut]
    yes: int
    online: int
    maybe: int
    no: int
    deputy: int = Field(description="So many send somebody else.")
    open: int
    children: int = Field(description="So many are to be cared for.")
    interpreters: list[MeetingWishOut]
    food: list[MeetingWishOut]


class MeetingInvitationOut(Schema):
    """What somebody answered; `said` is empty as long as they have not, `person` their id in the series."""

    person: int = Field(alias="person_id")
    name: str = Field(alias="person.called")
    organisation: str = Field(alias="person.organisation")
    said: str
    people: int
    deputy_name: str
    said_at: datetime | None


class MeetingInvitationsOut(Schema):
    """A page of answers; ask again with `after` = `next` until it is null."""

    invitations: list[MeetingInvitationOut]
    next: int | None


class MeetingNeedOut(Schema):
    """What somebody needs or wants to talk about."""

    id: int
    words: str
    language: str
    state: str
    said_at: datetime


class MeetingNeedIn(Schema):
    """What becomes of it."""

    state: Literal["open", "taken_up", "done"]


class MeetingAnswerIn(Schema):
    """Whether somebody comes, with how many (themselves included), and what they need."""

    said: Literal["yes", "online", "maybe", "no", "deputy"]
    people: int = Field(1, ge=1, le=9)
    need: str = Field("", max_length=1000)
    interpreter: str | None = Field(None, max_length=60, description="Null: as before; so for the next ones.")
    access: str | None = Field(None, max_length=300)
    food: str | None = Field(None, max_length=120)
    children: int | None = Field(None, ge=0, le=9)
    deputy_name: str = Field("", max_length=120, description="Who comes instead, for `deputy`.")
    deputy_email: str = Field("", max_length=254, description="They get an invitation of their own.")


class MeetingAnswerOut(Schema):
    """An invitation, for whoever has its link; `registration` is null, or how the place stands."""

    meeting: UUID
    name: str
    said: str
    people: int
    need: str
    interpreter: str
    access: str
    food: str
    children: int
    deputy_name: str
    deputy_email: str
    is_both: bool = Field(description="Whether one can come or take part online.")
    registration: str | None
    may_answer: bool
    why_not: str
