"""What the API says about safe, health check and record."""

from datetime import date, datetime
from typing import Literal, cast
from uuid import UUID

from django.urls import reverse
from ninja import Schema
from pydantic import Field

from ..models import BoardSeat, OrganisationRecord, SafeKind, SafeVersion
from ..reading.health import Check
from ..reading.safe import Shelf

LightCode = Literal["green", "amber", "red", "unknown", "none"]
ReplyCode = Literal["yes", "no", "unsure"]
ItemCode = Literal["cash_book", "insurance", "data_protection", "transparency"]


class SafeKindOut(Schema):
    """A kind of document; `expiry` is never, law (so many years after its date) or typed."""

    code: str
    label: str
    single: bool
    expiry: str
    law_code: str
    remind_before: list[int]

    @staticmethod
    def of(kind: SafeKind) -> "SafeKindOut":
        """The kind as data."""
        names = ("code", "label", "single", "expiry", "law_code", "remind_before")
        return SafeKindOut(**{name: getattr(kind, name) for name in names})


class SafeKindIn(Schema):
    """The facts of a kind. One that runs out by law names the legal value that says after how many years."""

    name_de: str = Field(max_length=120)
    name_en: str = Field("", max_length=120)
    name_ar: str = Field("", max_length=120)
    name_uk: str = Field("", max_length=120)
    position: int = Field(100, ge=0, le=32767)
    single: bool = False
    expiry: Literal["never", "law", "typed"] = "never"
    law_code: str = Field("", max_length=80)
    remind_before: list[int] = Field([60, 14], max_length=5)
    is_active: bool = True


class SafeVersionOut(Schema):
    """One file of an entry, or the line of one that was taken out (then without a file)."""

    id: UUID
    number: int
    name: str
    size: int
    sha256: str
    content_url: str
    dated: date | None
    expires_on: date | None
    added_at: datetime
    added_by: str
    seen_at: datetime | None
    seen_by: str
    removed_at: datetime | None
    removed_by: str
    reason: str

    @staticmethod
    def of(version: SafeVersion) -> "SafeVersionOut":
        """The version as data."""
        document = version.document
        address = reverse("wagtailapi_v3:files_content", args=[document.pk]) if document else ""
        return SafeVersionOut(
            id=version.pk,
            number=version.number,
            name=document.name if document else "",
            size=document.size if document else 0,
            sha256=document.sha256 if document else "",
            content_url=address,
            dated=version.dated,
            expires_on=version.expires_on,
            added_at=version.added_at,
            added_by=version.added_by.get_full_name() if version.added_by else "",
            seen_at=version.seen_at,
            seen_by=version.seen_by.get_full_name() if version.seen_by else "",
            removed_at=version.removed_at,
            removed_by=version.removed_by.get_full_name() if version.removed_by else "",
            reason=version.reason,
        )


class SafeEntryOut(Schema):
    """An entry with its versions, the newest first; `state` is holds, soon, over or empty."""

    id: UUID
    kind: str
    title: str
    state: str
    current: SafeVersionOut | None
    earlier: list[SafeVersionOut]
    taken_out: list[SafeVersionOut]

    @staticmethod
    def of(shelf: Shelf) -> "SafeEntryOut":
        """The entry as data."""
        return SafeEntryOut(
            id=shelf.entry.pk,
            kind=shelf.entry.kind.code,
            title=shelf.entry.title,
            state=shelf.state,
            current=SafeVersionOut.of(shelf.current) if shelf.current else None,
            earlier=[SafeVersionOut.of(each) for each in shelf.earlier],
            taken_out=[SafeVersionOut.of(each) for each in shelf.taken_out],
        )


class ReasonIn(Schema):
    """Why a document is taken out."""

    reason: str = Field(max_length=300)


class CheckOut(Schema):
    """One light of the health check, with what it means and what to do."""

    item: str
    label: str
    light: LightCode
    word: str
    means: str
    todo: str
    legal_basis: str
    since: date | None
    until: date | None = Field(description="The last day, or when to answer again.")
    source: str
    question: str
    reply: ReplyCode | None
    answered_on: date | None

    @staticmethod
    def of(check: Check) -> "CheckOut":
        """The light as data."""
        return CheckOut(
            item=check.item,
            label=str(check.label),
            light=cast(LightCode, check.light.value),
            word=str(check.light.label),
            means=str(check.means),
            todo=str(check.todo),
            legal_basis=check.basis,
            since=check.finding.since,
            until=check.finding.until,
            source=check.finding.source,
            question=str(check.question or ""),
            reply=cast(ReplyCode | None, check.reply or None),
            answered_on=check.answered_on,
        )


class HealthOut(Schema):
    """All lights, the ones to be looked at first on top."""

    checks: list[CheckOut]
    next_due: date | None


class RepliesIn(Schema):
    """Answers by item; what is not named keeps its last answer."""

    replies: dict[ItemCode, ReplyCode]


class SeatIn(Schema):
    """One person on the board."""

    office: str = Field(max_length=60)
    name: str = Field(max_length=200)


class RecordIn(Schema):
    """Seat and board, whole: what is left out is empty afterwards."""

    seat: str = Field("", max_length=100)
    board_elected_on: date | None = None
    board_term_years: int | None = Field(None, ge=1, le=10)
    board_registered_on: date | None = None
    board: list[SeatIn] = Field([], max_length=20)


class RecordOut(RecordIn):
    """The record as it stands."""

    @staticmethod
    def of(record: OrganisationRecord | None, seats: list[BoardSeat]) -> "RecordOut":
        """The record as data; empty when nothing is known."""
        return RecordOut(
            seat=record.seat if record else "",
            board_elected_on=record.board_elected_on if record else None,
            board_term_years=record.board_term_years if record else None,
            board_registered_on=record.board_registered_on if record else None,
            board=[SeatIn(office=each.office, name=each.name) for each in seats],
        )
