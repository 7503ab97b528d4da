"""The sentences of a statute that speak about the members' meeting."""

from ..clauses import Clause, Statute
from ..german import pattern
from ..phrases import phrase
from ..sentences import Sentence
from ..topics import Topic

MEETING = phrase("meeting_text.meeting")
INVITE = phrase("meeting_text.invite")
_OTHER_MEETING = phrase("meeting_text.other_meeting")


def meeting_sentences(statute: Statute) -> Statute:
    """Sentences about the meeting, in its clause and elsewhere; never about meetings of the board."""
    meeting, invite, other = pattern(MEETING), pattern(INVITE), pattern(_OTHER_MEETING)

    def keep(clause: Clause, sentence: Sentence) -> bool:
        if other.search(sentence.plain) and not pattern(r"(?:mitglieder|haupt|voll)versammlung").search(
            sentence.plain
        ):
            return False
        if Topic.MEETING in clause.topics:
            return True
        if clause.topics & {Topic.OTHER_BODY, Topic.ENDING, Topic.CHANGES} and not clause.topics & {
            Topic.BOARD,
            Topic.ORGANS,
        }:
            return False
        return bool(
            meeting.search(sentence.plain)
            and (
                invite.search(sentence.plain)
                or pattern(r"statt|tagt|zusammen|mindestens|jährlich").search(sentence.plain)
            )
        )

    return statute.narrowed(keep)


def invitations(meeting: Statute) -> Statute:
    """The sentences about inviting, and the ones beside them that say more about it."""
    invite = pattern(INVITE)
    more = pattern(phrase("meeting_text.invitations"))
    apply = pattern(phrase("meeting_text.invitations_2"))
    kept: set[int] = set()
    for clause in meeting.clauses:
        beside = 0
        for sentence in clause.sentences:
            if invite.search(sentence.plain):
                kept.add(id(sentence))
                beside = 3
            elif beside and more.search(sentence.plain) and not apply.search(sentence.plain):
                kept.add(id(sentence))
            beside -= 1
    found = meeting.narrowed(lambda _, sentence: id(sentence) in kept)
    # What stands in the clause about the meeting counts before a mention elsewhere.
    return Statute(tuple(sorted(found.clauses, key=lambda clause: Topic.MEETING not in clause.topics)))
