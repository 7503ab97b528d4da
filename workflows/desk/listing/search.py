"""Finding cases by number, title and organisation: beginnings of words, answered by indexes."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

from workflows.people.models import Organisation

MOST_WORDS = 5
MOST_ORGANISATIONS = 500


def search(cases: QuerySet, text: str) -> QuerySet:
    """The cases whose number begins with `text`, or in whose title or organisation every word occurs."""
    text = text.strip().replace("\x00", "")[:100]
    words = re.findall(r"\w+", text.casefold())[:MOST_WORDS]
    if not words:
        return cases
    organisations = _organisations(words)
    found = Q()
    for word in words:
        ids = [pk for pk, names in organisations.items() if any(name.startswith(word) for name in names)]
        found &= Q(case_text=_query(word)) | Q(organisation_id__in=ids)
    cases = cases.annotate(case_text=SearchVector("title", config="simple"))
    return cases.filter(Q(number__startswith=text.upper()) | found)


def _organisations(words: list[str]) -> dict[int, list[str]]:
    rows = Organisation.objects.annotate(text=SearchVector("name", config="simple"))
    matches = Q()
    for word in words:
        matches |= Q(text=_query(word))
    found = rows.filter(matches).values_list("pk", "name")[:MOST_ORGANISATIONS]
    return {pk: re.findall(r"\w+", name.casefold()) for pk, name in found}


def _query(word: str) -> SearchQuery:
    return SearchQuery(f"'{word}':*", config="simple", search_type="raw")
