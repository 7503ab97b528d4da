"""What was said of a meeting; too few answers are not shown, as somebody could be told from them."""

from dataclasses import dataclass

from ..models import Meeting

FEWEST = 5


@dataclass(frozen=True)
class Said:
    """How many said something, the average of their stars, and their words in no order of people."""

    answers: int
    stars: float
    words: list[str]


def said_of(case: Meeting) -> Said | None:
    """None below five answers."""
    rows = list(case.feedback.values_list("stars", "words"))
    if len(rows) < FEWEST:
        return None
    words = sorted(words for _stars, words in rows if words)
    return Said(len(rows), round(sum(stars for stars, _words in rows) / len(rows), 1), words)
