"""Keeping wagtail-localize's copy of a form on the newest draft, in every language of the house."""

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from pages.builder import memory, offering
from pages.builder.models import FormDraft
from pages.builder.reading import SOURCE


@transaction.atomic
def sync(draft: FormDraft) -> TranslationSource:
    """Translators see the newest draft; what was translated elsewhere in the same words is filled in."""
    newest = draft.get_latest_revision_as_object()
    source = offering.offer(newest)
    fill_known(newest)
    for locale in Locale.objects.exclude(language_code=SOURCE):
        _open(source, locale, newest)
    return source


def fill_known(draft: FormDraft) -> None:
    """Texts without a translation get the one that the same German words have in another place or form."""
    gaps = {gap.path: gap for gap in draft.reading().gaps if gap.german.strip()}
    known = memory.same_words(FormDraft, {path: gap.german for path, gap in gaps.items()})
    texts = {
        path: {SOURCE: gaps[path].german, **{key: said[key] for key in gaps[path].languages if key in said}}
        for path, said in known.items()
    }
    if texts:
        memory.remember(draft, texts)


def _open(source: TranslationSource, locale: Locale, draft: FormDraft) -> None:
    """The form can be translated into this language."""
    Translation.objects.get_or_create(source=source, target_locale=locale)
    said = memory.recall(draft.translation_key).get(("title", draft.title), {})
    title = said.get(locale.language_code, draft.title)
    targets = FormDraft.objects.filter(translation_key=draft.translation_key, locale=locale)
    same = {"code": draft.code, "base": draft.base, "minutes": draft.minutes, "title": title}
    if not targets.update(**same):
        FormDraft(translation_key=draft.translation_key, locale=locale, live=False, **same).save()
