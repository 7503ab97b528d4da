"""Minutes and tasks over the API."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from .meetings import LanguageCode

Key = Annotated[int, Field(ge=1, le=2**62)]
Decided = Annotated[str, Field(max_length=1000)]


class MeetingMinutesBeginIn(Schema):
    """In which language the minutes are written."""

    language: LanguageCode = "de"


class MeetingPointIn(Schema):
    """A point; `id` is the one it was, without it a new one."""

    id: Key | None = None
    title: str = Field(min_length=1, max_length=200)
    said: str = Field("", max_length=8000)
    decisions: list[Decided] = Field(default=[], max_length=20)


class MeetingMinutesIn(Schema):
    """All points in their order; what is missing is taken out."""

    points: list[MeetingPointIn] = Field(min_length=1, max_length=60)


class MeetingPointOut(Schema):
    """A point of the agenda with what was said and decided."""

    id: int
    title: str
    said: str
    decisions: list[str]


class MeetingMinutesVersionOut(Schema):
    """What went out; `document` names the file at /api/documents."""

    number: int
    reason: str
    document: UUID = Field(alias="document_id")
    people: int
    sent_at: datetime


class MeetingTaskOut(Schema):
    """What somebody took on: one of `person`, `organisation` and `name`; `doer` is how people call them."""

    id: int
    meeting: UUID
    point: int | None
    words: str
    language: str
    doer: str
    person: UUID | None
    organisation: UUID | None
    name: str
    email: str = Field(description="Of somebody by name; empty for those who are not of the house.")
    due_on: date | None
    done_at: datetime | None


class MeetingMinutesOut(Schema):
    """The minutes; `from_last_time` are tasks of earlier meetings of the series that are still open."""

    language: str
    points: list[MeetingPointOut]
    tasks: list[MeetingTaskOut]
    from_last_time: list[MeetingTaskOut]
    versions: list[MeetingMinutesVersionOut]
    approved_at: datetime | None
    may_write: bool
    may_send: bool
    may_approve: bool


class MeetingMinutesSendIn(Schema):
    """To those who were there, and `to_all` of the series; a correction needs a `reason`."""

    reason: str = Field("", max_length=500)
    to_all: bool = False


class MeetingTaskIn(Schema):
    """What is to be done: by a colleague (`person`), an `organisation` or somebody by `name`, one of them."""

    words: str = Field(min_length=1, max_length=500)
    person: UUID | None = None
    organisation: UUID | None = None
    name: str = Field("", max_length=120)
    email: str = Field("", max_length=254)
    due_on: date | None = None
    point: Key | None = None


class MeetingTaskDoneIn(Schema):
    """Whether it is done."""

    done: bool = True


class MeetingTasksOut(Schema):
    """A page of tasks, in the order of their ids; ask again with `after` = `next` until it is null."""

    tasks: list[MeetingTaskOut]
    next: int | None
