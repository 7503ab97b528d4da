"""What the API takes and gives on the way to the register."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from ..models import AnswerKind, CourtAnswer, DraftReply, NoticeKind, PaperPoint, RemedyWay


class PapersCheckIn(Schema):
    """The points that differ, none when all papers agree."""

    differing: list[PaperPoint] = []
    note: str = Field("", max_length=4000)
    meeting_again: bool = Field(False, description="The group reports the meeting anew.")


class ApplicationIn(Schema):
    """A certified application; `representation` only when it differs from the statute's words."""

    court: str = Field(min_length=1, max_length=120)
    certified_by: str = Field(max_length=30)
    certified_on: date
    filed_on: date
    signers: list[str] = Field(max_length=50)
    representation: str = Field("", max_length=2000)
    signed_there: bool = True


class CourtAnswerIn(Schema):
    """A letter of the court."""

    kind: AnswerKind
    received_on: date
    due_on: date | None = Field(None, description="Of a Zwischenverfügung: until when the court waits.")
    number: str = Field("", max_length=30, description="Of an entry, e.g. VR 1234.")
    text: str = Field("", max_length=4000)
    board_only_german: bool | None = Field(
        None,
        description="Of an entry: everybody on the board has only German citizenship and lives in Germany. "
        "Decides about the Transparenzregister; never stored.",
    )


class RemedyIn(Schema):
    """What was done about a letter of the court."""

    way: RemedyWay
    done_on: date
    note: str = Field("", max_length=4000)


class TaxNoticeIn(Schema):
    """A notice of the tax office about charitable status."""

    kind: NoticeKind
    dated: date
    received_on: date


class DraftReplyIn(Schema):
    """What the tax office said about the draft of the statute before the meeting."""

    reply: DraftReply
    replied_on: date | None = Field(None, description="Date of its letter; not for `none`.")
    wishes: str = Field("", max_length=4000, description="What it wants changed; or remarks.")


class DraftReplyOut(Schema):
    """What is noted about the draft."""

    reply: str
    replied_on: date | None
    wishes: str


class ChangeIn(Schema):
    """The day of a new board or a changed statute."""

    changed_on: date


class MembersIn(Schema):
    """How many members an association has."""

    members: int = Field(ge=0, le=1_000_000)


class BodyOut(Schema):
    """Who certifies signatures, or is often asked and may not."""

    code: str
    name: str
    accepted: bool
    basis: str


class FilingOut(Schema):
    """One application."""

    round: int
    court: str
    certified_by: str
    certified_on: date
    filed_on: date
    signers: list[str]
    representation: str


class RemedyOut(Schema):
    """What was done about an answer."""

    way: str
    done_on: date
    note: str


class AnswerOut(Schema):
    """One letter of the court."""

    kind: str
    received_on: date
    due_on: date | None
    number: str
    text: str
    remedy: RemedyOut | None

    @staticmethod
    def resolve_remedy(answer: CourtAnswer) -> Any:
        """None while nothing was done."""
        return getattr(answer, "remedy", None)


class TaxNoticeOut(Schema):
    """One notice of the tax office."""

    kind: str
    dated: date
    received_on: date


class RegisterOut(Schema):
    """The way to the register, and what the tax office said."""

    register_number: str
    registered_on: date | None
    court: str | None = Field(description="The court of the seat; null when the house does not know it.")
    bodies: list[BodyOut]
    signers: list[str]
    representation: str
    filings: list[FilingOut]
    answers: list[AnswerOut]
    notices: list[TaxNoticeOut]
    receipts_until: date | None
