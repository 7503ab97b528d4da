"""Finding cases by number, title and organisation: parts of words, however spelt, answered by indexes."""

from collections.abc import Callable, Iterable
from itertools import compress
from typing import Any

from django.db.models import Q, QuerySet

from workflows.engine.models import Case
from workflows.people.models import Organisation
from workflows.values.spelling import SHORTEST_PIECE, has_word, may_have_word, with_spelling, words_of

MOST_ORGANISATIONS = 500
FEW = 2000
# A word that so many of the newest cases have is everywhere.
SAMPLE, OFTEN = 500, 10


def search(cases: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The cases whose number begins with `text`, or in whose title or organisation every word occurs.

    Rare words are looked up first, without an order, so that the database takes the index of word parts;
    for words that are everywhere walking along the order of the list is quicker. A few small queries.
    """
    text = text.strip().replace("\x00", "")[:100]
    words = words_of(text)
    if not words:
        return cases
    number, organisations = Q(number__startswith=text.upper()), _organisations(words)
    exactly = number | _every_word(words, organisations, has_word)
    long = [len(word) >= SHORTEST_PIECE for word in words]
    if any(long) and not _is_everywhere(exactly):
        maybe = number | _every_word(compress(words, long), compress(organisations, long), may_have_word)
        found = with_spelling(Case.objects.all(), "title").filter(maybe).filter(exactly).order_by()
        few = list(found.values_list("pk", flat=True)[: FEW + 1])
        if len(few) <= FEW:
            return cases.filter(pk__in=few)
    return with_spelling(cases, "title").filter(exactly)


def _is_everywhere(exactly: Q) -> bool:
    """Whether many of the newest cases have the words: then no index of words is worth asking."""
    newest = Case.objects.order_by("-created_at", "-id").values("pk")[:SAMPLE]
    rows = with_spelling(Case.objects.filter(pk__in=newest), "title").filter(exactly)
    return rows[:OFTEN].count() >= OFTEN


def _organisations(words: list[str]) -> list[list[int]]:
    """For each word the organisations that have it in their name."""
    found = []
    for word in words:
        rows = with_spelling(Organisation.objects.all(), "name").filter(may_have_word(word))
        found.append(list(rows.filter(has_word(word)).values_list("pk", flat=True)[:MOST_ORGANISATIONS]))
    return found


def _every_word(words: Iterable[str], organisations: Iterable[list[int]], holds: Callable[[str], Q]) -> Q:
    condition = Q()
    for word, found in zip(words, organisations, strict=True):
        condition &= holds(word) | Q(organisation_id__in=found)
    return condition
