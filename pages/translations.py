"""What a translation was made from, and what an original says now: noted when pages are saved.

Compared is content, not time: a hash per field of the original as it was when the translation was made.
"""

import json
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import TextChoices
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation, Translation

from pages.models import BasePage, TranslationMark
from pages.models.base import as_in_a_revision, field_hashes
from workflows.people.models import User

CHECKED = "pages.translation_checked"


class State(TextChoices):
    """What a reader of a translation should know, the most pressing first."""

    MISSING = "missing", _("missing")
    OLDER = "older", _("older than the original")
    MACHINE = "machine", _("machine draft")
    INCOMPLETE = "incomplete", _("incomplete")
    CURRENT = "current", _("up to date")


def mark(page: BasePage, source: BasePage | None = None, data: dict[str, object] | None = None) -> None:
    """`page` now says what its original says (or said, when `data` is an older content of it)."""
    source = source or page.original
    if source is None:
        return
    values = {
        "hashes": field_hashes(source, data),
        "source_revision_id": source.live_revision_id,
        "filled": filled_fields(page),
    }
    TranslationMark.objects.update_or_create(page_id=page.pk, defaults=values)


@transaction.atomic
def confirm(page: BasePage, actor: User) -> None:
    """Somebody has compared a translation with its original: it is up to date, and no machine's any more."""
    mark(page)
    by_machine = StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale_id=page.locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    by_machine.update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, tool_name="", last_translated_by=actor
    )
    log(instance=page, action=CHECKED, user=actor)


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


def note_saving(page: BasePage) -> None:
    """A live page was saved: an original notes what it says, a translation which fields hold text."""
    if page.is_translation:
        TranslationMark.objects.filter(page_id=page.pk).update(filled=filled_fields(page))
    else:
        note_originals([page])


def note_originals(pages: Iterable[BasePage]) -> None:
    """What these originals say now, in one statement."""
    marks = [
        TranslationMark(
            page_id=page.pk,
            source_revision_id=page.live_revision_id,
            hashes=field_hashes(page),
            filled=filled_fields(page),
        )
        for page in pages
    ]
    TranslationMark.objects.bulk_create(
        marks,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["source_revision", "hashes", "filled", "marked_at"],
        batch_size=1000,
    )


def filled_fields(page: BasePage) -> list[str]:
    """The translated fields of a page that hold text."""
    return [name for name in field_hashes(page) if _says_something(as_in_a_revision(page, name))]


def other_languages() -> list[str]:
    """The languages that pages are translated into."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def _says_something(value: object) -> bool:
    if isinstance(value, str):
        return value != "[]" and bool(strip_tags(value).strip())
    return bool(value)
