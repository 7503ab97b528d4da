"""Links of public pages that lead to nothing: a page not public any more, a document or picture deleted.

Wagtail forgets references to what is deleted, so the fields themselves are read, as its index reads them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

CHUNK = 200


@dataclass(frozen=True)
class DeadLinks:
    """A page, and how often it leads to nothing: pages, documents, pictures."""

    page: Page
    pages: int
    documents: int
    pictures: int

    def __str__(self) -> str:
        counts = ((self.pages, _("page")), (self.documents, _("document")), (self.pictures, _("picture")))
        return ", ".join(f"{number} × {name}" for number, name in counts if number)


def dead_links() -> list[DeadLinks]:
    """Every public page that has such links, in the order of the tree."""
    kinds: tuple[type[Model], ...] = (Page, get_document_model(), get_image_model())
    there = {Page: set(Page.objects.live().values_list("pk", flat=True))}
    there |= {kind: set(kind._default_manager.values_list("pk", flat=True)) for kind in kinds[1:]}
    locales = Locale.objects.in_bulk()
    found = []
    for page in Page.objects.live().specific().order_by("path").iterator(chunk_size=CHUNK):
        dead: dict[type[Model], int] = defaultdict(int)
        for kind, key in _references(page):
            base = next((each for each in kinds if issubclass(kind, each)), None)
            if base is not None and int(key) not in there[base]:
                dead[base] += 1
        if dead:
            page.locale = locales[page.locale_id]
            found.append(DeadLinks(page, *(dead[kind] for kind in kinds)))
    return found


def _references(page: Page) -> Iterator[tuple[type[Model], str]]:
    """What the texts and blocks of a page name, each as often as they do."""
    for field in page._meta.concrete_fields:
        if hasattr(field, "extract_references"):
            for kind, key, _path, _place in field.extract_references(field.value_from_object(page)):
                yield kind, key
