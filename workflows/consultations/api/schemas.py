"""What goes in and out of the API of consultations."""

from datetime import date, datetime, time
from typing import Annotated, Literal, get_args
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from ..models import Way
from ..reading.free import Slot

WayCode = Literal["on_site", "online", "phone"]
assert set(get_args(WayCode)) == set(Way.values)
# Hours are what the clock of the house shows; a zone that a program adds says nothing.
Clock = Annotated[time, AfterValidator(lambda moment: moment.replace(tzinfo=None))]


class TopicPageOut(Schema):
    """A page of the house that answers questions on a topic."""

    title: str
    href: str


class AdviceTopicOut(Schema):
    """A topic of advice."""

    code: str
    label: str
    pages: list[TopicPageOut] = []


class ConsultationSlotOut(Schema):
    """A free time; `key` names it when somebody asks for it."""

    key: str
    starts_at: datetime
    ends_at: datetime
    adviser: UUID
    adviser_name: str
    ways: list[WayCode]
    languages: list[str]
    topics: list[str] = Field(description="Empty: any topic.")

    @staticmethod
    def resolve_adviser(slot: Slot) -> UUID:
        """The public identifier."""
        return slot.adviser.uuid

    @staticmethod
    def resolve_adviser_name(slot: Slot) -> str:
        """The name."""
        return slot.adviser.get_full_name()

    @staticmethod
    def resolve_ways(slot: Slot) -> list[str]:
        """Of the hours."""
        return slot.hours.ways

    @staticmethod
    def resolve_languages(slot: Slot) -> list[str]:
        """Of the hours."""
        return slot.hours.languages

    @staticmethod
    def resolve_topics(slot: Slot) -> list[str]:
        """Of the hours."""
        return slot.hours.topics


class ConsultationAskIn(Schema):
    """The question for a free time. Nothing sensitive belongs into `matter`."""

    slot: str = Field(max_length=60)
    topic: str = Field(max_length=50)
    way: WayCode
    spoken: str = Field(max_length=10)
    interpreter: str = Field("", max_length=60, description="The language to interpret from; empty: none.")
    matter: str = Field("", max_length=1000)
    phone: str = Field("", max_length=40)
    organisation: UUID | None = None
    about: UUID | None = Field(None, description="A case of one's own that the talk is about.")


class BookedConsultationOut(Schema):
    """A consultation; `result` is empty for the group."""

    id: UUID
    number: str
    stage: str
    starts_at: datetime
    ends_at: datetime
    adviser: UUID
    way: WayCode
    place: str
    spoken: str
    interpreter: str
    topic: str
    matter: str
    answer: str
    topics: list[str]
    minutes: int | None
    result: str
    next_step: str


class ConsultationAnswerIn(Schema):
    """The adviser's answer; a refusal needs words."""

    agreed: bool
    words: str = Field("", max_length=1000)


class ConsultationReportIn(Schema):
    """What came out; nothing sensitive belongs here."""

    came: bool
    topics: list[str] = []
    minutes: int | None = None
    result: str = Field("", max_length=4000)
    next_step: str = Field("", max_length=2000)


class ConsultationMoveIn(Schema):
    """Another free time of the same adviser."""

    slot: str = Field(max_length=60)


class ConsultationCancelIn(Schema):
    """A reason helps the other side."""

    reason: str = Field("", max_length=1000)


class AdviserHoursIn(Schema):
    """Hours each week on `weekday` (0 is Monday), or once on `day`."""

    weekday: int | None = Field(None, ge=0, le=6)
    day: date | None = None
    begins: Clock
    ends: Clock
    minutes: int
    ways: list[WayCode]
    languages: list[str]
    topics: list[str] = []
    place: str = Field("", max_length=300)
    valid_from: date | None = None
    valid_until: date | None = None


class AdviserHoursOut(AdviserHoursIn):
    """Hours of the adviser who asks."""

    id: int


class AdviserAbsenceIn(Schema):
    """Days on which nobody books."""

    first: date
    last: date


class AdviserAbsenceOut(AdviserAbsenceIn):
    """Days off of the adviser who asks."""

    id: int


class AdviserFeedOut(Schema):
    """The secret address of one's calendar; it is told only now."""

    address: str


class ConsultationShareOut(Schema):
    """How many consultations had this; null: one to four."""

    code: str
    label: str
    sessions: int | None


class ConsultationNumbersOut(Schema):
    """A year of consultations; null: one to four, so that nobody can be told from it."""

    year: int
    sessions: int | None
    clients: int | None
    hours: float | None
    missed: int | None
    by_topic: list[ConsultationShareOut]
    by_language: list[ConsultationShareOut]
    by_way: list[ConsultationShareOut]
