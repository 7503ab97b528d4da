"""The finer rules of a statute: who votes, which dues, how meetings decide; all have a usual answer."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .answers import Answers, plain, truth


@dataclass(frozen=True)
class MemberType:
    """One kind of membership; `votes` is None while nobody said whether it has a vote."""

    name: str
    votes: bool | None = None


@dataclass(frozen=True)
class Exclusion:
    """For what, by whom and how a member is excluded; `appeal`: the meeting has the last word."""

    grounds: tuple[str, ...] = ()
    organ: str = ""
    heard: bool = True
    appeal: bool = False


@dataclass(frozen=True)
class Membership:
    """Who may join, vote and leave, and what they pay."""

    min_age: int | None = None
    minors_vote: str = ""
    types: tuple[MemberType, ...] = ()
    has_proxy: bool = False
    by_origin: bool = False
    admission_form: str = ""
    exit_form: str = ""
    exit_date: str = ""
    exclusion: Exclusion = field(default_factory=Exclusion)
    dues_kinds: tuple[str, ...] = ()
    levy_max: int | None = None
    dues_fixed_by: str = ""
    yearly_dues: Decimal | None = None
    entry_fee: Decimal | None = None

    @property
    def takes_minors(self) -> bool:
        """Whether somebody under 18 can become a member."""
        return self.min_age is None or self.min_age < ADULT


@dataclass(frozen=True)
class Assembly:
    """When the members' meeting comes together and how it decides; shares in per cent."""

    frequency: str = ""
    called_by: str = ""
    online: str = ""
    minority: int | None = None
    quorum: int = 0
    second_call: bool = False
    change: str = ""
    purpose_change: str = ""
    dissolution: str = ""
    auditors: int | None = None
    authorises_board: bool = True


@dataclass(frozen=True)
class Contact:
    """What offices ask for and no statute says: where to write, whom to ask, which money is expected."""

    address: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    tax_office: str = ""
    income: Decimal | None = None
    bank: str = ""
    recipient_notice: date | None = None


@dataclass(frozen=True)
class Board:
    """The finer rules about the board."""

    min_age: int | None = None
    secret: bool = False
    vacancy: str = ""


ADULT = 18


def contact_of(answers: Answers) -> Contact:
    """What the interview says for court and tax office."""
    return Contact(
        address=answers.address("postal_address"),
        name=answers.text("contact.name"),
        phone=answers.text("contact.phone"),
        email=answers.text("contact.email"),
        tax_office=answers.text("tax_office"),
        income=answers.amount("fa.income_estimate"),
        bank=answers.text("fa.bank"),
        recipient_notice=answers.day("asset.recipient_notice"),
    )


def board_of(answers: Answers) -> Board:
    """What the interview says about age, ballots and empty offices."""
    return Board(
        min_age=answers.number("board.min_age"),
        secret=answers.yes("board.secret") is True,
        vacancy=answers.text("board.vacancy"),
    )


def membership_of(answers: Answers) -> Membership:
    """What the interview says about members and dues."""
    types = ((plain(row.get("name")), truth(row.get("vote"))) for row in answers.rows("member.types"))
    return Membership(
        min_age=answers.number("member.min_age"),
        minors_vote=answers.text("member.minors_vote"),
        types=tuple(MemberType(name, votes) for name, votes in types if name),
        has_proxy=answers.yes("member.proxy") is True,
        by_origin=answers.yes("member.by_origin") is True,
        admission_form=answers.text("member.admission_form"),
        exit_form=answers.text("member.exit_form"),
        exit_date=answers.text("member.exit_date"),
        exclusion=Exclusion(
            grounds=answers.codes("member.exclusion.grounds"),
            organ=answers.text("member.exclusion.organ"),
            heard=answers.yes("member.exclusion.hearing") is not False,
            appeal=answers.yes("member.exclusion.appeal") is True,
        ),
        dues_kinds=answers.codes("dues.kinds"),
        levy_max=answers.number("dues.levy_max"),
        dues_fixed_by=answers.text("dues.fixed_by"),
        yearly_dues=answers.amount("dues.initial_amount"),
        entry_fee=answers.amount("dues.entry_fee"),
    )


def assembly_of(answers: Answers) -> Assembly:
    """What the interview says about the members' meeting."""
    return Assembly(
        frequency=answers.text("meeting.frequency"),
        called_by=answers.text("meeting.called_by"),
        online=answers.text("meeting.online"),
        minority=answers.number("meeting.minority_share"),
        quorum=answers.number("meeting.quorum") or 0,
        second_call=answers.yes("meeting.second_call") is True,
        change=answers.text("majority.statute"),
        purpose_change=answers.text("majority.purpose"),
        dissolution=answers.text("majority.dissolution"),
        auditors=answers.number("auditors.count"),
        authorises_board=answers.yes("editorial_authorisation") is not False,
    )
