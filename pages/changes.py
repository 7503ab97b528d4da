"""What changed of the public pages since somebody looked: pages to read again, and those that went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Max, Q
from wagtail.models import Page, Site

from pages.models import PageChange


@dataclass(frozen=True)
class Changes:
    """The changes in their order, the ids of those pages that can be read, and where to go on."""

    rows: list[PageChange]
    readable: frozenset[int]
    next: int
    more: bool


def newest() -> int:
    """The number of the last change; nought before the first."""
    return PageChange.objects.aggregate(newest=Max("id"))["newest"] or 0


def since(
    start: int | datetime | None, site: Site | None, *, size: int, types: Sequence[str] = (), locale: str = ""
) -> Changes:
    """The changes behind a number, or from a moment on; from the beginning only what can be read now."""
    found = PageChange.objects.order_by("id")
    if isinstance(start, datetime):
        found = found.filter(at__gte=start)
    elif start is None:
        found = found.filter(is_live=True)
    else:
        found = found.filter(id__gt=start)
    if types:
        found = found.filter(type__in=[each.lower() for each in types])
    if locale:
        found = found.filter(locale=locale)
    # Before the rows are read: what ends afterwards has a higher number, and nobody goes past it.
    last = newest()
    rows = list(found.filter(id__lte=last)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return Changes(rows, _readable(site, [row.page for row in rows]), rows[-1].pk if more else last, more)


def _readable(site: Site | None, ids: list[int]) -> frozenset[int]:
    """Those of them that everybody may read on this site."""
    if site is None:
        return frozenset()
    pages = Page.objects.live().public().filter(pk__in=ids)
    below = Q()
    for home in (site.root_page, *site.root_page.get_translations()):
        below |= pages.descendant_of_q(home, inclusive=True)
    return frozenset(pages.filter(below).values_list("pk", flat=True))


def label(name: str) -> str:
    """`pages.NewsPage` for `pages.newspage`, also when no such type is left."""
    try:
        return apps.get_model(name)._meta.label
    except LookupError:
        return name
