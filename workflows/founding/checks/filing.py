"""R: the application to the register court."""

from ..statute.representation import signers_suffice
from .catalogue import Outcome, check
from .facts import Facts, Filing

ENCLOSURES = frozenset({"signed_statute", "signed_minutes"})


def _filing(facts: Facts) -> Filing:
    return facts.filing or Filing()


def _words(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")


def _representatives(facts: Facts) -> dict[str, str]:
    """Name and office of everybody on the board after § 26 BGB."""
    elected = facts.data.meeting.elected if facts.data.meeting else ()
    return {each.name: each.office for each in elected if each.office in facts.data.paragraph26}


@check("R-01")
def _enough_sign(facts: Facts) -> bool:
    board = _representatives(facts)
    offices = [board[name] for name in dict.fromkeys(_filing(facts).signers) if name in board]
    return signers_suffice(facts.data.representation, offices, len(board))


@check("R-02")
def _board_is_complete(facts: Facts) -> bool:
    elected = facts.data.meeting.elected if facts.data.meeting else ()
    board = [each for each in elected if each.office in facts.data.paragraph26]
    return bool(board) and all(each.name and each.birthdate is not None and each.town for each in board)


@check("R-03")
def _representation_is_the_statutes(facts: Facts) -> bool:
    filing = _filing(facts)
    return _words(filing.representation) == _words(filing.statute_sentence)


@check("R-04")
def _copies_are_enclosed(facts: Facts) -> bool:
    return _filing(facts).enclosures >= ENCLOSURES


@check("R-05")
def _certification_counts(facts: Facts) -> bool:
    filing = _filing(facts)
    return bool(filing.certified_by) and filing.certified_by in filing.accepted


@check("R-06")
def _court_is_competent(facts: Facts) -> bool | Outcome:
    """A place the house has no court for is a warning: nobody guesses (§ 55 BGB)."""
    filing = _filing(facts)
    if not filing.known_court:
        return Outcome.WARNING if filing.court.strip() else Outcome.FAILED
    return _words(filing.court) == _words(filing.known_court)


@check("R-07")
def _signed_at_the_appointment(facts: Facts) -> bool:
    return _filing(facts).signed_there
