"""The list of all organisations: searched by parts of the name, by register number, town or IBAN's end."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from workflows.people.models import Organisation
from workflows.values.spelling import SHORTEST_PIECE, has_word, may_have_word, with_spelling, words_of

PAGE = 25


@dataclass(frozen=True)
class Page:
    """Some organisations in the order of their names, and the key of the last one when more follow."""

    rows: Sequence[Organisation]
    next: str


def found(text: str = "") -> QuerySet[Organisation]:
    """Those in whose name every word occurs, or whose register number or town begins with the text."""
    rows = Organisation.objects.all()
    text = " ".join(text.replace("\x00", "").split())[:100]
    words = words_of(text)
    if not words:
        return rows
    names = with_spelling(Organisation.objects.order_by(), "name")
    for word in words:
        if len(word) >= SHORTEST_PIECE:
            names = names.filter(may_have_word(word))
        names = names.filter(has_word(word))
    facts = Q(register_number__istartswith=text) | Q(town__istartswith=text)
    return rows.filter(Q(pk__in=names.values("pk")) | facts)


def page_of(text: str = "", after: str = "") -> Page:
    """One page; `after` is the key that the page before named."""
    rows = found(text)
    last = _last(after)
    if last is not None:
        rows = rows.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    rows = rows.annotate(members=Count("memberships", distinct=True), all_cases=Count("cases", distinct=True))
    some = list(rows.order_by("name", "pk")[: PAGE + 1])
    more = len(some) > PAGE
    some = some[:PAGE]
    return Page(some, str(some[-1].uuid) if more else "")


def _last(after: str) -> Organisation | None:
    try:
        return Organisation.objects.filter(uuid=UUID(after)).first()
    except ValueError:
        return None
