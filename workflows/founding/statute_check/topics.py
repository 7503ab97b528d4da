"""What a clause is about: from its title, or from its words when it has none."""

from enum import StrEnum

from .german import pattern
from .phrases import phrase


class Topic(StrEnum):
    """The subjects of the clauses of a statute."""

    NAME = "name"
    PURPOSE = "purpose"
    CHARITY = "charity"
    MEMBERS = "members"
    DUES = "dues"
    ORGANS = "organs"
    BOARD = "board"
    MEETING = "meeting"
    MINUTES = "minutes"
    AUDIT = "audit"
    ENDING = "ending"
    CHANGES = "changes"
    OTHER_BODY = "other_body"
    OTHER = "other"


# Topics that words alone give away, when there is no title.
_IN_WORDS = tuple(topic for topic in Topic if topic not in (Topic.ORGANS, Topic.CHANGES, Topic.OTHER))


def topics_of_title(title: str) -> frozenset[Topic]:
    """The subjects a title names, e.g. name for "Name, Sitz, Geschäftsjahr"; empty when it names none."""
    found = {topic for topic in Topic if pattern(phrase(f"topics.title_{topic}")).search(title)}
    if Topic.MEETING in found and pattern(r"vorstands?sitzung|des vorstand(e?s)?\b|im vorstand").search(
        title
    ):
        found -= {Topic.MEETING}  # "Beschlussfassung des Vorstands"
    if Topic.OTHER_BODY in found:
        found -= {Topic.MEETING}
        if not pattern(r"\bvorstand(?!s)").search(title):
            found -= {Topic.BOARD}
    if Topic.ENDING in found and pattern(r"mitgliedschaft").search(title):
        found -= {Topic.ENDING}
    if (
        Topic.MEETING in found
        and "mitglieder" in title
        and not pattern(r"\bmitglieder?\b|mitgliedschaft").search(title)
    ):
        found -= {Topic.MEMBERS}
    if Topic.AUDIT in found and Topic.BOARD in found and pattern(r"geschäftsführung").search(title):
        found -= {Topic.BOARD}
    return frozenset(found)


def topics_of_text(plain: str) -> frozenset[Topic]:
    """The subjects the words speak of, the ones spoken of most."""
    counts = {topic: len(pattern(phrase(f"topics.word_{topic}")).findall(plain)) for topic in _IN_WORDS}
    most = max(counts.values(), default=0)
    return frozenset(topic for topic, count in counts.items() if count and count * 2 >= most)
