"""Codes at the door and what became of trainings, over the API."""

from uuid import UUID

from ninja import Field, Schema


class MeetingCheckInIn(Schema):
    """The code of a registration, as it stands on its page and in its mail; hyphens and case don't matter."""

    code: str = Field(max_length=40)
    session: int | None = Field(None, description="The date; null: that of today.")


class MeetingCheckedInOut(Schema):
    """Whose code it is; `is_new` is false when the person was noted before, `present` how many are there."""

    name: str
    is_new: bool
    present: int


class MeetingBecameIn(Schema):
    """What became of a training for one person."""

    passed_on: int = Field(0, ge=0, le=999, description="To so many people.")
    started: bool = Field(False, description="Something new has begun.")
    cooperates: bool = Field(False, description="They work with somebody new.")


class MeetingFollowUpOut(Schema):
    """A question after a training, for whoever has its link."""

    meeting: UUID
    months: int
    is_answered: bool


class MeetingBecameOut(Schema):
    """Counts after so many months; null where somebody could be told from a number below five."""

    months: int
    asked: int
    answers: int | None
    passed_on: int | None = Field(description="So many passed it on.")
    people: int | None = Field(description="To so many people.")
    started: int | None
    cooperates: int | None
