"""What goes in and out of the API of drafts without an account."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from workflows.forms.api.schemas import Language, PendingOut, ProblemOut, ProgressOut


class GuestDraftIn(Schema):
    """Which call, and what is answered already."""

    call: str
    language: Language = "de"
    answers: dict[str, object] = Field({}, description="Answers by question, checked like those of a save.")
    carried: dict[str, object] = Field(
        {}, description="Answers from the self-check; what doesn't fit is left out."
    )


class GuestLinkOut(Schema):
    """The secret, told this once and stored nowhere, and the link that it makes on our own screens."""

    secret: str
    link: str
    expires_at: datetime


class GuestMailIn(Schema):
    """Where the link goes, once; the address is not kept with the answers."""

    email: str
    language: Language = "de"


class GuestDraftOut(Schema):
    """A draft without an account."""

    call: str
    form_code: str
    version: int
    revision: int
    updated_at: datetime
    expires_at: datetime
    answers: dict[str, object] = Field(description="Understood answers by question.")
    typed: dict[str, object] = Field(description="What was typed and could not be understood yet.")
    pending: list[PendingOut]
    visible: list[str] = Field(description="The questions that are asked, given the answers.")
    later: list[str] = Field(description="Questions that can be answered once somebody has signed in.")
    steps: list[ProgressOut]
    problems: list[ProblemOut] = Field(description="What the form finds wrong so far.")


class TakeOverIn(Schema):
    """Which organisation applies."""

    organisation: UUID
