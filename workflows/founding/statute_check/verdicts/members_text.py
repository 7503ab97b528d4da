"""The sentences of a statute that speak about members leaving."""

from ..clauses import Statute
from ..german import pattern
from ..phrases import phrase
from ..topics import Topic


def leaving_sentences(statute: Statute) -> Statute:
    """What is said about members leaving, not about people leaving the board."""
    office = pattern(phrase("members_text.leaving_sentences"))
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
