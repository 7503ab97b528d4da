"""News for meetings over the API."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema


class MeetingNewsIn(Schema):
    """What is new, and where more stands about it."""

    title: str = Field(min_length=1, max_length=200)
    words: str = Field("", max_length=2000)
    link: str = Field("", max_length=500)


class MeetingNewsOut(Schema):
    """A piece of news; `sender` is the group, or the person, that sent it."""

    id: int
    title: str
    words: str
    link: str
    language: str
    state: str
    sender: str
    sent_at: datetime


class MeetingNewsSettledIn(Schema):
    """Whether it stands in the agenda; `move` puts what does one place earlier (`up`) or later (`down`)."""

    state: Literal["sent", "taken", "left_out"]
    move: Literal["", "up", "down"] = ""
