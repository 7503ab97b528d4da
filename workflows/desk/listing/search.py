"""Finding cases by number, title and organisation: beginnings of words, answered by indexes."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

from workflows.engine.models import Case
from workflows.people.models import Organisation

MOST_WORDS = 5
MOST_ORGANISATIONS = 500
FEW = 2000
# A word that so many of the newest cases have is everywhere.
SAMPLE, OFTEN = 500, 10


def search(cases: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The cases whose number begins with `text`, or in whose title or organisation every word occurs.

    Rare words are looked up first, without an order, so that the database takes the index of words; for
    words that are everywhere walking along the order of the list is quicker. Which they are is seen in the
    newest cases: the index would read all 200,000 hits of a common word to find out. Three queries at most.
    """
    text = text.strip().replace("\x00", "")[:100]
    words = re.findall(r"\w+", text.casefold())[:MOST_WORDS]
    if not words:
        return cases
    condition = Q(number__startswith=text.upper()) | _every_word(words)
    if _is_common(words):
        return _with_text(cases).filter(condition)
    found = _with_text(Case.objects.all()).filter(condition).order_by().values_list("pk", flat=True)
    few = list(found[: FEW + 1])
    return cases.filter(pk__in=few) if len(few) <= FEW else _with_text(cases).filter(condition)


def _is_common(words: list[str]) -> bool:
    """Whether walking along the list soon finds a page of cases whose titles have all words."""
    newest = Case.objects.order_by("-created_at", "-id").values_list("title", flat=True)[:SAMPLE]
    hits = 0
    for title in newest:
        found = re.findall(r"\w+", title.casefold())
        hits += all(any(each.startswith(word) for each in found) for word in words)
    return hits >= OFTEN


def _every_word(words: list[str]) -> Q:
    organisations = _organisations(words)
    condition = Q()
    for word in words:
        ids = [pk for pk, names in organisations.items() if any(name.startswith(word) for name in names)]
        condition &= Q(case_text=_query(word)) | Q(organisation_id__in=ids)
    return condition


def _organisations(words: list[str]) -> dict[int, list[str]]:
    rows = Organisation.objects.annotate(text=SearchVector("name", config="simple"))
    matches = Q()
    for word in words:
        matches |= Q(text=_query(word))
    found = rows.filter(matches).values_list("pk", "name")[:MOST_ORGANISATIONS]
    return {pk: re.findall(r"\w+", name.casefold()) for pk, name in found}


def _with_text(cases: QuerySet[Any]) -> QuerySet[Any]:
    return cases.annotate(case_text=SearchVector("title", config="simple"))


def _query(word: str) -> SearchQuery:
    return SearchQuery(f"'{word}':*", config="simple", search_type="raw")
