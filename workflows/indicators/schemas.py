"""What the API says about targets and reports."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

Kinds = Literal["total", "each", "ratio", "rhythm"]


class MeasureOut(Schema):
    """One thing that is counted, and which kinds of targets it takes."""

    code: str
    label: str
    pillar: str
    kinds: list[Kinds]


class FundingPeriodIn(Schema):
    """For what the house gets money, from whom and from when to when; both days included."""

    title: str = Field(min_length=1, max_length=200)
    funder: str = Field(min_length=1, max_length=200)
    reference: str = Field("", max_length=100)
    since: date
    until: date


class FundingPeriodOut(FundingPeriodIn):
    """A funding period."""

    id: UUID


class IndicatorTargetIn(Schema):
    """What was promised, and where that is written."""

    number: int = Field(ge=1, le=1_000_000)
    source: str = Field(min_length=1, max_length=300)


class IndicatorTargetOut(IndicatorTargetIn):
    """What was promised of a measure."""

    measure: str
    kind: Kinds


class IndicatorStandingOut(Schema):
    """A target and how it stands today."""

    kind: Kinds
    number: int
    source: str
    light: Literal["green", "yellow", "red", "none"]
    words: str


class IndicatorPartOut(Schema):
    """A part of a number; null for one to four people, and for what would tell them."""

    label: str
    number: int | None


class IndicatorLineOut(Schema):
    """A measure as it is counted now; `number` is null for one to four people."""

    code: str
    label: str
    pillar: str
    number: int | None
    whole: int | None = Field(description="Of how many `number` is a share.")
    nameless: int = Field(description="People who could not be told apart; persons don't count them.")
    parts: list[IndicatorPartOut]
    targets: list[IndicatorStandingOut]


class IndicatorReportIn(Schema):
    """As of which day; `reason` when there is a report of this day already."""

    as_of: date
    reason: str = Field("", max_length=500)


class IndicatorReportOut(Schema):
    """A report; `digest` is the SHA-256 of its JSON file."""

    id: UUID
    as_of: date
    version: int
    reason: str
    digest: str
    made_at: datetime


class IndicatorCountsOut(Schema):
    """A funding period with every measure and its reports."""

    period: FundingPeriodOut
    lines: list[IndicatorLineOut]
    reports: list[IndicatorReportOut]
