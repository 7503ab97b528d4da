"""The sentences of a statute that speak about members leaving."""

from ..clauses import Statute
from ..german import pattern
from ..topics import Topic


def leaving_sentences(statute: Statute) -> Statute:
    """What is said about members leaving, not about people leaving the board."""
    office = pattern(
        r"vorstandsmitglied\w*|\baus dem (?:vorstand|amt)|amtszeit|kassenprüf|vorzeitig aus|\bamt\b"
    )
    return statute.narrowed(
        lambda clause, each: (
            not clause.topics & {Topic.OTHER_BODY}
            and (
                Topic.MEMBERS in clause.topics
                or not clause.topics & {Topic.BOARD, Topic.MEETING, Topic.ENDING}
            )
            and not (office.search(each.plain) and "mitgliedschaft" not in each.plain)
        )
    )
