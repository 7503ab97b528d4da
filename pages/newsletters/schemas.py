"""What programs send to and get from the API of the newsletter."""

import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.values.schemas import Moment

from . import digest
from .models import NewsletterIssuePage, Patience


class SubscriptionIn(Schema):
    """Who wants the newsletter, in which language and about what (empty: everything)."""

    email: str
    language: str = "de"
    rubrics: list[str] = []


class LineOut(Schema):
    """A line of a list that can't be used, and why."""

    line: int
    reason: str


class ReadersOut(Schema):
    """What a list of readers changes: how many of each, and the lines that can't be used."""

    proven: int
    unproven: int
    known: int
    left: int
    barred: int
    misfits: list[LineOut]


class ReadersIn(Schema):
    """How a list is brought in: `language` where it names none, `ask` those without proof to confirm."""

    language: str = "de"
    ask: bool = False
    dry_run: bool = False


class ReaderIn(Schema):
    """Whom to forget."""

    email: str


class TokenIn(Schema):
    """The token out of a mail."""

    token: str


class PreferencesIn(TokenIn):
    """A token and what the reader wants."""

    language: str
    rubrics: list[str] = []


class IssueOut(Schema):
    """An issue of the archive."""

    id: int
    number: int
    title: str
    date: datetime.date
    language: str
    introduction: str
    url: str

    @staticmethod
    def resolve_url(issue: NewsletterIssuePage) -> str:
        """The public address."""
        return digest.page_url(issue)


class CampaignOut(Schema):
    """A campaign and how far it is."""

    id: UUID
    issue_id: int
    state: str
    seen_hash: str
    reason: str
    requested_at: datetime.datetime | None
    approved_at: datetime.datetime | None
    scheduled_for: datetime.datetime | None
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    readers: int
    waiting: int
    sent: int
    failed: int
    in_doubt: int
    returned_permanent: int
    returned_temporary: int
    complaints: int
    empty_rubrics: list[str]


class PatienceOut(Schema):
    """With how many issues that came back, within how many days, nothing more is sent to an address."""

    times: int
    days: int


class PatienceIn(Schema):
    """The same, to be set."""

    times: int = Field(ge=1, le=Patience.MOST_TIMES)
    days: int = Field(ge=1, le=Patience.MOST_DAYS)


class IssueBeginIn(Schema):
    """`published`: with what was published since the last issue; `copy`: as the last issue is."""

    how: Literal["published", "copy"] = "published"


class IssueIn(Schema):
    """The page of an issue, in any language."""

    issue_id: int


class ScheduleIn(Schema):
    """When to start; without an offset, by the clock of the house."""

    at: Moment


class ApprovalIn(Schema):
    """The fingerprint of what the approver saw: `seen_hash` of the campaign."""

    seen_hash: str


class EditionOut(Schema):
    """What readers of a language get."""

    language: str
    written_in: str
    subject: str
    text: str
    html: str


class ToldOut(Schema):
    """A rubric: its entries, those told in another language, those left out as their page is not public."""

    code: str
    title: str
    entries: int
    in_other_language: int
    left_out: int


class ReadinessOut(Schema):
    """One language of an issue, before it leaves; mail programs cut off what is longer than 100 kB."""

    language: str
    size: int
    is_too_big: bool
    rubrics: list[ToldOut]
    dead_links: list[str]
    pictures_without_words: int


class TestIn(Schema):
    """In which language."""

    language: str = "de"
