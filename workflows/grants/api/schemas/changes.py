"""What each submission of an application changed, for the API."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema


class PartOut(Schema):
    """Some words that stayed, went or came."""

    op: Literal["same", "removed", "added"]
    text: str


class ChangedCellOut(Schema):
    """One cell of a row, word by word."""

    label: str
    parts: list[PartOut]


class ChangedRowOut(Schema):
    """A row, a line of the finance plan or a file that changed, came or went."""

    state: Literal["changed", "removed", "added"]
    name: str
    cells: list[ChangedCellOut]


class AnswerChangeOut(Schema):
    """One answer before and after; `parts` or, for lists, plans and files, `rows` say what differs."""

    question: str
    step: str
    label: str
    kind: str
    comment: str = Field(description="What the house had asked for; empty when it had not asked.")
    is_changed: bool
    before: str
    after: str
    parts: list[PartOut]
    rows: list[ChangedRowOut]


class RoundOut(Schema):
    """One submission after the first."""

    number: int
    at: datetime
    by: str
    changes: list[AnswerChangeOut]
