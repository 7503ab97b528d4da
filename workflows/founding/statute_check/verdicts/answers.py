"""What a rule on a text answers, what it may look at, and the register of such rules."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..clauses import Hit, Statute
from .board_text import board_sentences
from .meeting_text import invitations, meeting_sentences
from .members_text import leaving_sentences


class Verdict(StrEnum):
    """What a rule says about a text; UNCLEAR: a person has to look."""

    OK = "ok"
    MISSING = "missing"
    DEFECT = "defect"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Answer:
    """The verdict, the passage it rests on, and the code of the reason."""

    verdict: Verdict
    reason: str
    passage: str = ""


@dataclass(frozen=True)
class Look:
    """The statute with what is known about the association."""

    statute: Statute
    is_charitable: bool
    is_registered: bool

    @cached_property
    def board(self) -> Statute:
        """What is said about the board."""
        return board_sentences(self.statute)

    @cached_property
    def meeting(self) -> Statute:
        """What is said about the members' meeting."""
        return meeting_sentences(self.statute)

    @cached_property
    def invitations(self) -> Statute:
        """What is said about inviting to it."""
        return invitations(self.meeting)

    @cached_property
    def leaving(self) -> Statute:
        """What is said about members leaving."""
        return leaving_sentences(self.statute)


Rule = Callable[[Look], Answer | None]
RULES_ON_TEXT: dict[str, Rule] = {}


def on_text(rule_id: str) -> Callable[[Rule], Rule]:
    """Registers the rule that reads a statute; it answers None where it has nothing to say."""

    def add(function: Rule) -> Rule:
        RULES_ON_TEXT[rule_id] = function
        return function

    return add


def ok(where: Hit | str) -> Answer:
    """The passage is there and sound."""
    return Answer(Verdict.OK, "ok", _passage(where))


def missing(reason: str = "missing", where: Hit | str = "") -> Answer:
    """The statute says nothing about it, or only something near it."""
    return Answer(Verdict.MISSING, reason, _passage(where))


def defect(reason: str, where: Hit | str) -> Answer:
    """There is a passage, and it doesn't do."""
    return Answer(Verdict.DEFECT, reason, _passage(where))


def unclear(reason: str, where: Hit | str) -> Answer:
    """There is something that a person has to judge."""
    return Answer(Verdict.UNCLEAR, reason, _passage(where))


def _passage(where: Hit | str) -> str:
    return where if isinstance(where, str) else where.passage
