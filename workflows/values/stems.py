"""Words in any of their endings: what somebody looks for, as the database folds and stems it.

`spelling_stem` (Snowball, light10, Ukrainian endings) takes the ending off a folded word. Several languages
may be meant; a stem of another language's rules finds little that is wrong, and ranks below the word itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

MOST_STEMS = 6
SHORTEST_STEM = 3
# Words that say nothing by themselves and have no list in PostgreSQL; folded.
_FILLERS = {
    "ar": "من الي علي في عن مع هل ما ماذا كيف اين هذا هذه التي الذي او ان هو هي لا كل لي",
    "uk": "і та и в у на з із зі до для про як що це чи не або де ми ви я від за по при є",
}
_FORMS = """
SELECT given.place, given.folded, array_agg(DISTINCT spelling_stem(given.folded, language)),
    bool_or(coalesce(cardinality(CASE language
        WHEN 'de' THEN ts_lexize('german_stem', given.written)
        WHEN 'en' THEN ts_lexize('english_stem', given.written) END) = 0, false))
FROM (
    SELECT place, lower(word) AS written, spelling(word) AS folded
    FROM unnest(%s::text[]) WITH ORDINALITY AS words (word, place) OFFSET 0
) AS given, unnest(%s::text[]) AS language
WHERE given.folded <> ''
GROUP BY given.place, given.folded ORDER BY given.place
"""


@dataclass(frozen=True)
class Wanted:
    """A word somebody looks for: folded, its stems, and whether it is one of those that fill sentences."""

    folded: str
    stems: tuple[str, ...]
    fills: bool


def wanted(words: Iterable[str], languages: Iterable[str]) -> list[Wanted]:
    """The forms of each word; sentence fillers count only when there is nothing else. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_FORMS, [list(words), list(languages)])
        found = [_wanted(folded, stems, fills) for _place, folded, stems, fills in cursor.fetchall()]
    return [word for word in found if not word.fills] or found


def _wanted(folded: str, stems: list[str], fills: bool) -> Wanted:
    long = tuple(stem for stem in stems if len(stem) >= SHORTEST_STEM and stem != folded)
    known = any(folded in words.split() for words in _FILLERS.values())
    return Wanted(folded, long[:MOST_STEMS], fills or known)
