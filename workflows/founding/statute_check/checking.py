"""From a file to the answers of all rules that apply to it."""

from dataclasses import dataclass

from .clauses import Statute, clauses_of
from .phrases import phrase
from .reading import Unreadable, read_lines
from .verdicts import RULES_ON_TEXT, Answer, Look

# A text that calls itself charitable is checked as one, whatever was asked.
_CLAIM = phrase("checking.claim")
_NOT_CLAIMED = phrase("checking.not_claimed")
_SHORTEST = 200


@dataclass(frozen=True)
class Checked:
    """The answers by rule id, in the order of the catalogue, and what was assumed."""

    answers: dict[str, Answer]
    is_charitable: bool
    is_registered: bool


def check_statute(
    content: bytes, name: str = "", *, charitable: bool = False, registered: bool = True
) -> Checked:
    """Reads a statute and lets every rule look at it; raises Unreadable."""
    statute = clauses_of(read_lines(content, name))
    if len(statute.plain) < _SHORTEST:
        raise Unreadable("too_short")
    look = Look(statute, charitable or claims_charity(statute), registered)
    answers = ((rule, check(look)) for rule, check in sorted(RULES_ON_TEXT.items(), key=_order))
    return Checked({rule: answer for rule, answer in answers if answer}, look.is_charitable, registered)


def _order(row: tuple[str, object]) -> tuple[int, str]:
    return "NZMBVAG".index(row[0][0]), row[0]


def claims_charity(statute: Statute) -> bool:
    """Whether the text itself says that the association is charitable."""
    return statute.find(_CLAIM, unless=_NOT_CLAIMED) is not None
