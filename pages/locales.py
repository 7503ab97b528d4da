"""The languages of the house as Wagtail knows them, read once for all pages."""

from collections.abc import Iterable

from django.db import models
from wagtail.models import Locale, Page, PageViewRestriction

from pages.cache.version import changing, remembered


def languages() -> dict[int, Locale]:
    """The languages by id; one query also says whether any page of the house is restricted."""
    return remembered("languages", _read)


def _read() -> dict[int, Locale]:
    restricted = models.Exists(PageViewRestriction.objects.all())
    known: dict[int, Locale] = Locale.objects.annotate(house_is_restricted=restricted).in_bulk()
    return known


def is_restricted() -> bool:
    """Whether any page of the house is only for some readers."""
    return any(locale.house_is_restricted for locale in languages().values())


def speaking[T: Page](rows: Iterable[T]) -> list[T]:
    """The pages with their languages, for which the database needn't be asked."""
    pages = list(rows)
    known = {} if changing() else languages()
    for page in pages:
        if page.locale_id in known:
            page._state.fields_cache["locale"] = known[page.locale_id]
    return pages
