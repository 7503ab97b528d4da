"""Keyset pages: every page is one index range, the thousandth as fast as the first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from .cursor import Cursor, read, write
from .orders import ORDERS

PAGE_SIZE = 25


@dataclass(frozen=True)
class Page:
    """The rows and the cursors of the neighbouring pages (empty when there is none)."""

    rows: list[Any]
    previous: str
    next: str


def in_order(cases: QuerySet[Any], order: str, *, backwards: bool = False) -> QuerySet[Any]:
    """The cases in `order`, the identifier breaking ties; without those that have no value for it."""
    by = ORDERS[order]
    if by.may_be_empty:
        cases = cases.exclude(**{by.field: None})
    sign = "-" if by.descending != backwards else ""
    return cases.order_by(f"{sign}{by.field}", f"{sign}id")


def page_of(cases: QuerySet[Any], *, order: str, cursor: str | None, size: int = PAGE_SIZE) -> Page:
    """One page of `cases` in `order`; a cursor that doesn't fit gives the first page. One query."""
    by = ORDERS[order]
    place = read(cursor, order=order)
    backwards = place is not None and place.backwards
    if place is not None:
        cases = cases.filter(_beyond(place, by.field, by.descending != backwards))
    rows = list(in_order(cases, order, backwards=backwards)[: size + 1])
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    has_previous = more if backwards else place is not None
    return _page(rows, order, by.field, has_previous=has_previous, has_next=backwards or more)


def _page(rows: list[Any], order: str, field: str, *, has_previous: bool, has_next: bool) -> Page:
    if not rows:
        return Page([], "", "")
    first, last = rows[0], rows[-1]
    previous = write(Cursor(order, getattr(first, field), first.pk, backwards=True)) if has_previous else ""
    following = write(Cursor(order, getattr(last, field), last.pk)) if has_next else ""
    return Page(rows, previous, following)


def _beyond(place: Cursor, field: str, smaller: bool) -> Q:
    """Behind `place`; the first condition is the one that the index answers."""
    word = "lt" if smaller else "gt"
    tie = Q(**{f"{field}__{word}": place.at}) | Q(**{f"id__{word}": place.id})
    return Q(**{f"{field}__{word}e": place.at}) & tie
