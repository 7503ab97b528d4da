"""What goes into the API of ideas, the first of two stages."""

from typing import Literal

from ninja import Field, Schema


class IdeaCheckIn(Schema):
    """The answer to an idea; `feedback` goes to the group, with a no it is needed."""

    result: Literal["ok", "reject"]
    checklist: dict[str, bool] = {}
    note: str = Field("", max_length=4000)
    feedback: str = Field("", max_length=4000)
