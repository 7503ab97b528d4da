"""Meetings over the API."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Moment

FormatCode = Literal[
    "training", "networking", "forum", "best_practice", "conference", "open_hour", "presentation"
]
LanguageCode = Literal["de", "en", "ar", "uk"]


class MeetingSpanIn(Schema):
    """One date."""

    starts_at: Moment
    ends_at: Moment


class MeetingWordsIn(Schema):
    """The texts in one language."""

    title: str = Field(max_length=200)
    about: str = Field("", max_length=4000)
    agenda: str = Field("", max_length=4000)


class MeetingFactsIn(Schema):
    """All that is said of a meeting; German words and one of `place` and `online_link` are needed."""

    format: FormatCode
    dates: list[MeetingSpanIn] = Field(min_length=1, max_length=40)
    words: dict[LanguageCode, MeetingWordsIn]
    place: str = Field("", max_length=300)
    online_link: str = Field("", max_length=500, pattern=r"^(https?://\S+)?$")
    capacity: int | None = Field(None, ge=1, le=99999)
    offer_hours: int | None = Field(
        None,
        ge=1,
        le=336,
        description="A free place is offered as long, then to the next; null: given at once.",
    )
    register_until: Moment | None = None
    spoken: str = Field("", max_length=100)
    interpreting: str = Field("", max_length=100)
    is_step_free: bool = False
    child_care: bool = False
    gives_certificate: bool = False
    share_needed: int = Field(80, ge=1, le=100)


class MeetingSpanOut(Schema):
    """One date; `id` names it in lists of attendance."""

    id: int
    starts_at: datetime
    ends_at: datetime


class MeetingOut(Schema):
    """A meeting as everybody may read it; `left` is null when there is room for everybody."""

    id: UUID
    number: str
    stage: str
    format: str
    language: str
    title: str
    about: str
    agenda: str
    dates: list[MeetingSpanOut]
    place: str
    is_online: bool
    capacity: int | None
    left: int | None
    offer_hours: int | None
    may_register: bool
    why_not: str
    register_until: datetime | None
    spoken: str
    interpreting: str
    is_step_free: bool
    child_care: bool
    gives_certificate: bool
    reason: str


class MeetingForHouseOut(MeetingOut):
    """What the house sees of it, too."""

    online_link: str
    placed: int = Field(description="In the room.")
    online: int
    waiting: int
    guests: int
    share_needed: int
    next_on: date | None
    no_next: str
    series: int | None = Field(description="The series it belongs to.")
    agenda_is_old: bool = Field(description="It is that of the last meeting; nobody has looked at it since.")
    suggested_next: date | None = Field(description="The next date by the rhythm of the series.")


class MeetingRegisterIn(Schema):
    """Who wants to come; nothing about illnesses belongs into `access`."""

    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    language: LanguageCode = "de"
    organisation: str = Field("", max_length=200)
    town: str = Field("", max_length=80)
    standing: Literal["", "volunteer", "paid"] = ""
    interpreter: str = Field("", max_length=60)
    access: str = Field("", max_length=300)
    food: str = Field("", max_length=120)
    children: int = Field(0, ge=0, le=9)
    is_online: bool = Field(False, description="Where one can choose: takes no place in the room.")
    no_photos: bool = False
    consent: bool = Field(False, description="The person may be written to about this meeting.")


class MeetingRegisteredOut(Schema):
    """A mail with a link is on its way; it is the same answer for whoever is registered already."""

    sent: bool = True


class MeetingRegistrationOut(Schema):
    """How a registration stands, for whoever has its link."""

    meeting: UUID
    state: str
    is_online: bool
    name: str
    code: str = Field(description="For the door; empty for who takes part online.")
    position: int | None = Field(description="On the waiting list; 1 is the next.")
    offered_until: datetime | None = Field(description="So long a place is kept to be taken.")
    may_say: bool
    certificate: str = Field(
        "", description="Address of the certificate of attendance (PDF), when there is one."
    )


class MeetingFeedbackIn(Schema):
    """How it was."""

    stars: int = Field(ge=1, le=5)
    words: str = Field("", max_length=1000)


class MeetingListLineOut(Schema):
    """A line of the list at the door; `there` are the dates on which the person was there."""

    id: UUID
    state: str
    name: str
    email: str
    language: str
    organisation: str
    town: str
    standing: str
    interpreter: str
    access: str
    food: str
    children: int
    is_online: bool
    no_photos: bool
    offered_until: datetime | None
    there: list[int]


class MeetingAttendanceIn(Schema):
    """Who was there on a date, and nobody else."""

    session: int
    present: list[UUID] = Field(max_length=5000)


class MeetingNotedOut(Schema):
    """How many are noted."""

    present: int


class MeetingGuestIn(Schema):
    """Somebody who came without having registered."""

    session: int
    name: str = Field(max_length=120)
    organisation: str = Field("", max_length=200)
    town: str = Field("", max_length=80)
    standing: Literal["", "volunteer", "paid"] = ""


class MeetingFinishIn(Schema):
    """It was held; `guests` are people on no list."""

    guests: int = Field(0, ge=0, le=99999)


class MeetingCloseIn(Schema):
    """The next date, or why there is none."""

    next_on: date | None = None
    no_next: str = Field("", max_length=500)


class MeetingCallOffIn(Schema):
    """Why it does not take place."""

    reason: str = Field(max_length=1000)
