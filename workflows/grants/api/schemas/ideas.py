"""What goes into the API of ideas, the first of two stages."""

from datetime import date
from typing import Literal

from ninja import Field, Schema


class IdeaCheckIn(Schema):
    """The answer to an idea; `feedback` goes to the group, with a no it is needed."""

    result: Literal["ok", "reject"]
    checklist: dict[str, bool] = {}
    note: str = Field("", max_length=4000)
    feedback: str = Field("", max_length=4000)


class TimeToWriteIn(Schema):
    """Until when the application after a yes to the idea may come, and why; the group reads it."""

    until: date
    reason: str = Field(max_length=1000)
