"""Drafts follow the published version of their form: in memory when read, stored with the next change."""

from django.utils import timezone

from ..models import AnswerSheet, FormVersion
from . import moving
from .freezing import form_by_id, form_of, published

PUBLISHED = "published_version"  # on a sheet that knows the newest version of its form
MOVED_FIELDS = ["version", "answers", "typed", "pending", "set_aside", "trail", "revision", "updated_at"]


def move_to_published(sheet: AnswerSheet) -> bool:
    """The draft stands on the published version, in memory; says whether anything moved.

    Submitted sheets never move. Questions to be asked again are `pending`, and count as changed by the
    house, so that nobody's older view of them overwrites anything.
    """
    if sheet.is_locked:
        return False
    version = _newer(sheet)
    if version is None:
        return False
    before = moving.Answers(sheet.version_id, sheet.answers, sheet.typed, sheet.pending, sheet.set_aside)
    after = moving.move(before, version.pk, form_by_id)
    asked = after.pending.keys() - sheet.pending.keys()
    sheet.version = version
    sheet.answers, sheet.typed = after.answers, after.typed
    sheet.pending, sheet.set_aside = after.pending, after.set_aside
    sheet.revision += 1
    last = {"revision": sheet.revision, "by": None, "at": timezone.now().isoformat()}
    sheet.trail = {**sheet.trail, **dict.fromkeys(asked, last)}
    return True


def _newer(sheet: AnswerSheet) -> FormVersion | None:
    """The published version, when it is another one than the sheet's."""
    known = sheet.__dict__.get(PUBLISHED, sheet)  # sheets read whole() know it already
    if known in (None, sheet.version_id):
        return None
    version = published(sheet.code)
    return version if version and version.pk != sheet.version_id else None


def keep_moved(sheet: AnswerSheet) -> None:
    """What `move_to_published` did is stored."""
    sheet.updated_at = timezone.now()
    sheet.save(update_fields=MOVED_FIELDS)


def set_stale_apart(sheet: AnswerSheet, raw: dict[str, object], number: int) -> list[str]:
    """What was typed into questions as version `number` asked them is pending, and no longer in `raw`.

    Returns the questions that were set apart; those that still ask the same stay.
    """
    if number == sheet.version.number:
        return []
    seen = FormVersion.objects.filter(code=sheet.code, number=number).defer("definition").first()
    if seen is None:
        return []
    old, new = form_of(seen).questions, form_of(sheet.version).questions
    stale = []
    for key in list(raw):
        why = moving.why_asked(old[key], new[key]) if key in old else moving.RETYPED
        if why:
            sheet.pending[key] = {"version": seen.pk, "typed": raw.pop(key), "why": why}
            stale.append(key)
    return stale
