"""The finer rules of a statute: who votes, which dues, how meetings decide; all have a usual answer."""

from dataclasses import dataclass
from decimal import Decimal

from .answers import Answers, plain, truth


@dataclass(frozen=True)
class MemberType:
    """One kind of membership; `votes` is None while nobody said whether it has a vote."""

    name: str
    votes: bool | None = None


@dataclass(frozen=True)
class Membership:
    """Who may join, vote and leave, and what they pay."""

    min_age: int | None = None
    minors_vote: str = ""
    types: tuple[MemberType, ...] = ()
    has_proxy: bool = False
    by_origin: bool = False
    exit_form: str = ""
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
    online: str = ""
    minority: int | None = None
    quorum: int = 0
    second_call: bool = False
    change: str = ""
    purpose_change: str = ""
    dissolution: str = ""
    auditors: int | None = None
    authorises_board: bool = True


ADULT = 18


def membership_of(answers: Answers) -> Membership:
    """What the interview says about members and dues."""
    types = ((plain(row.get("name")), truth(row.get("vote"))) for row in answers.rows("member.types"))
    return Membership(
        min_age=answers.number("member.min_age"),
        minors_vote=answers.text("member.minors_vote"),
        types=tuple(MemberType(name, votes) for name, votes in types if name),
        has_proxy=answers.yes("member.proxy") is True,
        by_origin=answers.yes("member.by_origin") is True,
        exit_form=answers.text("member.exit_form"),
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
