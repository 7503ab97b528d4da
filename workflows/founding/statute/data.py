"""What the founding documents say: one set of data that statute, minutes and letters share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from .answers import Answers, plain, rows, truth
from .bylaws import Assembly, Board, Contact, Membership, assembly_of, board_of, contact_of, membership_of
from .purposes import purpose_phrase

OFFICES = ("chair", "deputy", "treasurer", "secretary", "assessors")


@dataclass(frozen=True)
class Person:
    """A founder, with the little the documents need; `invitation` when the person joined by link."""

    name: str
    town: str = ""
    is_legal_person: bool = False
    is_controlled: bool = False
    is_minor: bool = False
    is_under_seven: bool = False
    has_consent: bool = False
    office: str = ""
    joins: bool = True
    attended: bool = False
    signed: bool = False
    title: str = ""
    own_name: str = ""
    address: str = ""
    birthdate: date | None = None
    invitation: UUID | None = None

    @property
    def shown(self) -> str:
        """The name as in the identity document, with the title, and behind it as the person writes it."""
        return f"{self.titled} ({self.own_name})" if self.own_name else self.titled

    @property
    def titled(self) -> str:
        """The name with the academic title before it, unless the name has it already."""
        return self.name if self.name.startswith(self.title) else f"{self.title} {self.name}"


@dataclass(frozen=True)
class Activity:
    """How a purpose (a code) is carried out; `first_year`: whether it starts within 12 months."""

    text: str
    purpose: str = ""
    first_year: bool | None = None


@dataclass(frozen=True)
class Votes:
    """One ballot."""

    yes: int = 0
    no: int = 0
    abstain: int = 0

    @property
    def total(self) -> int:
        """All votes and abstentions."""
        return self.yes + self.no + self.abstain


@dataclass(frozen=True)
class BoardMember:
    """One person elected to one office; the court enters name, birth date and town (§ 3 VRV)."""

    office: str
    name: str
    birthdate: date | None = None
    town: str = ""
    votes: Votes = Votes()
    accepted: bool = False
    is_minor: bool = False


@dataclass(frozen=True)
class Meeting:
    """The founding meeting as the minutes tell it."""

    held_on: date | None = None
    place: str = ""
    mode: str = "present"
    mode_agreed: bool = False
    invited_on: date | None = None
    starts: time | None = None
    ends: time | None = None
    opened_by: str = ""
    chair: str = ""
    minutes: str = ""
    present: int = 0
    founding: Votes = Votes()
    statute: Votes = Votes()
    statute_first: bool = True
    dues: str = ""
    auditors: tuple[str, ...] = ()
    elected: tuple[BoardMember, ...] = ()


@dataclass(frozen=True)
class StatuteData:
    """All that the statute says; made from the answers, never typed twice."""

    legal_form: str = ""
    charitable: bool = False
    name: str = ""
    short_name: str = ""
    seat: str = ""
    financial_year: str = ""
    purposes: tuple[str, ...] = ()
    purpose_text: str = ""
    activities: tuple[Activity, ...] = ()
    region: str = ""
    passes_on: bool = False
    asset_mode: str = ""
    asset_recipient: str = ""
    asset_recipient_article: str = ""
    asset_recipient_status: str = ""
    asset_purpose: str = ""
    member_who: str = ""
    admission_organ: str = ""
    exit_notice_months: int | None = None
    has_dues: bool | None = None
    roles: tuple[str, ...] = ()
    assessors_max: int = 0
    paragraph26: tuple[str, ...] = ()
    representation: str = ""
    s181: str = ""
    elected_by: str = ""
    term_years: int | None = None
    stay_in_office: bool = False
    pay: str = ""
    pay_yearly: Decimal | None = None
    reimburses: bool = False
    meeting_form: str = ""
    notice_days: int | None = None
    minutes_by: str = ""
    extra_rules: tuple[str, ...] = ()
    wordings: Mapping[str, str] = field(default_factory=dict)
    founders: tuple[Person, ...] = ()
    meeting: Meeting | None = None
    language: str = "de"
    membership: Membership = field(default_factory=Membership)
    assembly: Assembly = field(default_factory=Assembly)
    board: Board = field(default_factory=Board)
    contact: Contact = field(default_factory=Contact)
    says_privacy: bool = True

    @property
    def registered(self) -> bool:
        """Whether an entry in the register is wanted."""
        return self.legal_form == "ev"


def statute_data(
    values: Mapping[str, object],
    *,
    wordings: Mapping[str, str] | None = None,
    founders: Iterable[Person] | None = None,
    meeting: Meeting | None = None,
) -> StatuteData:
    """The data of the documents; `founders` replaces the people listed in the interview."""
    answers = Answers(values)
    charitable = answers.yes("branch.charitable") is True
    purposes = answers.codes("purposes") if charitable else ()
    return StatuteData(
        legal_form=answers.text("branch.legal_form"),
        charitable=charitable,
        name=answers.text("name"),
        short_name=answers.text("name_short"),
        seat=answers.town("seat"),
        financial_year=answers.text("financial_year"),
        purposes=purposes,
        purpose_text=answers.text("purpose_text") or purpose_phrase(purposes),
        activities=activities(answers),
        wordings=dict(wordings or {}),
        founders=tuple(people(answers.rows("founders")) if founders is None else founders),
        meeting=meeting,
        extra_rules=answers.lines("extra_rules"),
        membership=membership_of(answers),
        assembly=assembly_of(answers),
        board=board_of(answers),
        contact=contact_of(answers),
        says_privacy=answers.yes("data_protection_clause") is not False,
        **(_charity(answers) if charitable else {}),
        **_members(answers),
        **_board(answers),
    )


def _charity(answers: Answers) -> dict[str, Any]:
    return {
        "region": answers.text("region"),
        "passes_on": answers.yes("funds.passes_on") is True,
        "asset_mode": answers.text("asset.mode"),
        "asset_recipient": answers.text("asset.recipient_name"),
        "asset_recipient_article": answers.text("asset.recipient_article"),
        "asset_recipient_status": answers.text("asset.recipient_status"),
        "asset_purpose": answers.text("asset.purpose"),
    }


def _members(answers: Answers) -> dict[str, Any]:
    return {
        "member_who": answers.text("member.who"),
        "admission_organ": answers.text("member.admission_organ"),
        "exit_notice_months": answers.number("member.exit_notice_months"),
        "has_dues": answers.yes("dues.has"),
        "meeting_form": answers.text("meeting.form"),
        "notice_days": answers.number("meeting.notice_days"),
        "minutes_by": answers.text("meeting.minutes_by"),
        "reimburses": answers.yes("expenses.reimbursed") is True,
    }


def _board(answers: Answers) -> dict[str, Any]:
    roles = answers.codes("board.roles")
    return {
        "roles": tuple(office for office in OFFICES if office in roles),
        "assessors_max": answers.number("board.assessors_max") or 0,
        "paragraph26": tuple(office for office in OFFICES if office in answers.codes("board.paragraph26")),
        "representation": answers.text("board.representation"),
        "s181": answers.text("board.s181"),
        "elected_by": answers.text("board.elected_by"),
        "term_years": answers.number("board.term_years"),
        "stay_in_office": answers.yes("board.stay_in_office") is True,
        "pay": answers.text("board.pay"),
        "pay_yearly": answers.amount("board.pay_yearly"),
    }


def activities(answers: Answers) -> tuple[Activity, ...]:
    """The activities, from rows of a group."""
    found = (
        Activity(plain(row.get("text")), plain(row.get("purpose")), truth(row.get("first_year")))
        for row in answers.rows("activities")
    )
    return tuple(activity for activity in found if activity.text)


def people(values: object) -> list[Person]:
    """The founders of a person list; rows without a name are left out."""
    return [person for person in map(_person, rows(values)) if person.name]


def _person(row: Mapping[str, object]) -> Person:
    return Person(
        name=plain(row.get("name"))
        or f"{plain(row.get('first_name'))} {plain(row.get('last_name'))}".strip(),
        title=plain(row.get("title")),
        town=plain(row.get("town")),
        is_legal_person=truth(row.get("is_legal_person")) is True,
        is_controlled=truth(row.get("is_controlled")) is True,
        is_minor=True in (truth(row.get("is_minor")), truth(row.get("is_under_seven"))),
        is_under_seven=truth(row.get("is_under_seven")) is True,
        has_consent=truth(row.get("guardian_consent")) is True,
        office=plain(row.get("office")),
        joins=truth(row.get("joins")) is not False,
    )
