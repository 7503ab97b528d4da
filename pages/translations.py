"""The state of every translation: missing, up to date, or older than the original.

Compared is content, not time: a hash per field of the original as it was when the translation was made.
"""

import json
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from pages.models import BasePage, TranslationMark
from pages.models.base import changed_fields, field_hashes


class State(TextChoices):
    """What a reader of a translation should know."""

    MISSING = "missing", _("missing")
    CURRENT = "current", _("up to date")
    OLDER = "older", _("older than the original")


@dataclass
class Row:
    """One original and the states of its translations by language code."""

    page: Page
    states: dict[str, State] = field(default_factory=dict)
    translations: dict[str, Page] = field(default_factory=dict)


def mark(page: BasePage, source: BasePage | None = None, data: dict[str, object] | None = None) -> None:
    """`page` now says what its original says (or said, when `data` is an older content of it)."""
    source = source or page.original
    if source is None:
        return
    values = {"hashes": field_hashes(source, data), "source_revision_id": source.live_revision_id}
    TranslationMark.objects.update_or_create(page_id=page.pk, defaults=values)


def note_publication(page: BasePage) -> None:
    """A translation went live: the first time, or from the translation editor, it says what its source said.

    Later corrections by hand leave the mark alone: a comma put right doesn't make a text up to date.
    """
    if not isinstance(page, BasePage) or not page.is_translation:
        return
    translation = (
        Translation.objects.filter(
            target_locale_id=page.locale_id, source__object_id=page.translation_key, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is not None:
        mark(page, data=json.loads(translation.source.content_json))
    elif not TranslationMark.objects.filter(page_id=page.pk).exists():
        mark(page)


def overview(language: str | None = None) -> list[Row]:
    """Every live original with the state of each translation; five queries plus one per page type."""
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    codes = [language] if language in codes else codes
    first = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    originals = Page.objects.live().filter(locale=first, depth__gt=1).order_by("path").specific()
    keys = [page.translation_key for page in originals]
    translated = Page.objects.filter(translation_key__in=keys, locale__language_code__in=codes, live=True)
    others: list[Page] = list(translated.select_related("locale"))
    marks = {told.page_id: told for told in TranslationMark.objects.filter(page__in=others)}
    rows = {page.translation_key: Row(page) for page in originals if isinstance(page, BasePage)}
    for row in rows.values():
        row.states = dict.fromkeys(codes, State.MISSING)
    for other in others:
        if other.translation_key in rows:
            row = rows[other.translation_key]
            told = marks.get(other.pk)
            older = told is not None and bool(changed_fields(row.page, told.hashes))
            row.states[other.locale.language_code] = State.OLDER if older else State.CURRENT
            row.translations[other.locale.language_code] = other
    return list(rows.values())
