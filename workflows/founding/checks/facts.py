"""The facts a rule may look at: answers, the statute made from them, people, meeting, thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from workflows.engine import law

from ..statute import StatuteData, statute_clauses, statute_data
from ..statute.answers import Answers
from .origin import Counts

# The numbers of the law that the rules ask for; each stands once, among the numbers of the house.
THRESHOLDS = (
    "bgb.56.members",
    "founding.people",
    "founding.term_years_max",
    "founding.notice_days_usual",
    "founding.invited.days",
    "bgb.31a.pay",
    "bgb.39.months",
    "bgb.73.members",
    "ao.52.dues",
    "ao.52.entry",
)


@dataclass(frozen=True)
class Filing:
    """An application to the register, as the rules see it."""

    court: str = ""
    known_court: str = ""
    certified_by: str = ""
    accepted: frozenset[str] = frozenset()
    signers: tuple[str, ...] = ()
    representation: str = ""
    statute_sentence: str = ""
    enclosures: frozenset[str] = frozenset()
    signed_there: bool = True


@dataclass(frozen=True)
class Facts:
    """Everything about one founding, as the checks see it; nothing here raises.

    `notified` are the duties that are done, `due` the open ones; `papers` the signed papers handed in and
    `differing` what does not agree in them.
    """

    answers: Answers
    data: StatuteData
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)
    counts: Counts | None = None
    foreigners: str = ""
    notified: frozenset[str] = frozenset()
    filing: Filing | None = None
    due: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    members: int | None = None
    receipts_until: date | None = None
    today: date | None = None
    is_entered: bool = False
    draft_reply: str = ""

    @property
    def is_registered(self) -> bool:
        """Whether an e.V. is to be founded."""
        return self.data.registered

    @property
    def is_charitable(self) -> bool:
        """Whether charitable status is wanted."""
        return self.data.charitable

    @cached_property
    def paragraphs(self) -> Mapping[str, str]:
        """The text of every paragraph of the statute by its id."""
        clauses = statute_clauses(self.data)
        return {paragraph.id: paragraph.text for clause in clauses for paragraph in clause.paragraphs}

    @cached_property
    def free_texts(self) -> tuple[str, ...]:
        """What people wrote in their own words: the adviser's wordings and the group's additional rules."""
        own = (text for name, text in self.paragraphs.items() if name in self.data.wordings)
        return (*self.data.extra_rules, *own)

    def limit(self, code: str) -> Decimal:
        """A threshold of the law on the day of the check; else the shipped one."""
        return self.thresholds[code] if code in self.thresholds else law.shipped(code)


def facts_of(values: Mapping[str, object], **more: Any) -> Facts:
    """The facts for these answers; `founders`, `meeting` and `wordings` go into the statute's data."""
    own = {name: more.pop(name) for name in ("founders", "meeting", "wordings") if name in more}
    return Facts(answers=Answers(values), data=statute_data(values, **own), **more)
