"""A usual meeting and a usual application to the register, to be spoiled one fact at a time."""

from datetime import date
from typing import Any

from workflows.founding.checks.facts import Filing
from workflows.founding.statute import BoardMember, Meeting, Person, Votes

from .answers import NAMES


def meeting(**changes: Any) -> Meeting:
    elected = [
        BoardMember(office, name, date(1980, 1, 1), "Lindenstadt", Votes(7, 0, 0), True)
        for office, name in zip(("chair", "deputy", "treasurer"), NAMES, strict=False)
    ]
    facts = {
        "held_on": date(2026, 11, 20),
        "place": "Lindenstadt",
        "chair": NAMES[3],
        "minutes": NAMES[4],
        "present": 7,
        "founding": Votes(7, 0, 0),
        "statute": Votes(7, 0, 0),
        "elected": tuple(elected),
    }
    return Meeting(**(facts | changes))


def elected(**changes: Any) -> tuple[BoardMember, ...]:
    """The usual board, its first member changed."""
    first, *others = meeting().elected
    return (BoardMember(**(vars(first) | changes)), *others)


def signed(count: int, joins: bool = True) -> dict[str, Any]:
    return {
        "founders": [Person(name, signed=True, joins=joins) for name in NAMES[:count]],
        "meeting": meeting(),
    }


SENTENCE = "Der Verein wird durch zwei Mitglieder des Vorstands gemeinsam vertreten."
FILING = Filing(
    court="Amtsgericht Lindenstadt",
    known_court="Amtsgericht Lindenstadt",
    certified_by="notary",
    accepted=frozenset({"notary"}),
    signers=(NAMES[0], NAMES[2]),
    representation=SENTENCE,
    statute_sentence=SENTENCE,
    enclosures=frozenset({"signed_statute", "signed_minutes", "attendance_list"}),
)


def handed_in(**changes: Any) -> dict[str, Any]:
    """A usual meeting of which all signed papers are there, with one thing changed."""
    papers = {"papers": FILING.enclosures, "differing": frozenset[str]()}
    return signed(7) | papers | changes


def filing(**changes: Any) -> dict[str, Any]:
    """An application to the register after a usual meeting, with one thing changed."""
    return {"meeting": meeting(), "filing": Filing(**(vars(FILING) | changes))}
