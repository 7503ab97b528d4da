"""What changed of the calls, pictures, files and snippets since somebody looked."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection as Folder
from wagtail.models import CollectionViewRestriction

from pages.models import ContentChange, GlossaryEntry, Menu, Notice, Term
from workflows.grants.models import Call

type Place = tuple[str, int]
type Found = Iterable[tuple[int, str]]


@dataclass(frozen=True)
class ContentChanges:
    """The changes in their order, where those that can be read are found, and where to go on."""

    rows: list[ContentChange]
    places: Mapping[Place, str]
    next: int
    more: bool


def newest() -> int:
    """The number of the last change; nought before the first."""
    return ContentChange.objects.aggregate(newest=Max("id"))["newest"] or 0


def since(start: int | datetime | None, *, size: int, types: Sequence[str] = ()) -> ContentChanges:
    """The changes behind a number, or from a moment on."""
    found = ContentChange.objects.order_by("id")
    if isinstance(start, datetime):
        found = found.filter(at__gte=start)
    elif start is not None:
        found = found.filter(id__gt=start)
    if types:
        found = found.filter(type__in=types)
    last = newest()  # before the rows are read, as pages.changes does
    rows = list(found.filter(id__lte=last)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return ContentChanges(rows, _places(rows), rows[-1].pk if more else last, more)


def _places(rows: Iterable[ContentChange]) -> dict[Place, str]:
    """Of everything that everybody may read, the address of its details."""
    by_type: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        by_type[row.type].add(row.thing)
    return {
        (label, number): address
        for label, numbers in by_type.items()
        if label in READERS
        for number, address in READERS[label](numbers)
    }


def _calls(numbers: Collection[int]) -> Found:
    calls = Call.objects.published().filter(pk__in=numbers).values_list("pk", "slug")
    return [(pk, reverse("wagtailapi_v3:grants_call", args=[slug])) for pk, slug in calls]


def _open_to_all() -> Q:
    """In no folder, or below none, that is closed to the public."""
    closed = Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        closed |= Q(path__startswith=path)
    return ~Q(collection__in=Folder.objects.filter(closed))


def _pictures(numbers: Collection[int]) -> Found:
    found = Image.objects.filter(_open_to_all(), pk__in=numbers).values_list("pk", flat=True)
    return [(pk, reverse("wagtailapi_v3:detail_image", args=[pk])) for pk in found]


def _files(numbers: Collection[int]) -> Found:
    found = Document.objects.filter(_open_to_all(), pk__in=numbers).values_list("pk", flat=True)
    return [(pk, reverse("wagtailapi_v3:detail_document", args=[pk])) for pk in found]


type Snippet = Menu | Notice | Term | GlossaryEntry


def _snippets(model: type[Snippet]) -> Callable[[Collection[int]], Found]:
    def read(numbers: Collection[int]) -> Found:
        found = model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True)
        return [(pk, reverse("wagtailapi_v3:detail_snippet", args=[model._meta.label, pk])) for pk in found]

    return read


READERS: dict[str, Callable[[Collection[int]], Found]] = {
    "grants.Call": _calls,
    "wagtailimages.Image": _pictures,
    "wagtaildocs.Document": _files,
    **{model._meta.label: _snippets(model) for model in (Menu, Notice, Term, GlossaryEntry)},
}
