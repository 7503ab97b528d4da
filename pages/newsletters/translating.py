"""Translations of an issue: kept on its newest draft, and only whole ones leave."""

from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import Translation, TranslationSource

from workflows.people.models import User

from .models import NewsletterIssuePage


@dataclass(frozen=True)
class Gap:
    """A language that is being translated and has texts missing: its readers get the original."""

    language: str
    missing: int
    texts: int


def sync(issue: NewsletterIssuePage) -> None:
    """Translators see what the issue says now; wagtail-localize alone would show what was published last."""
    if _translations(issue):
        TranslationSource.update_or_create_from_instance(issue)


def gaps(issue: NewsletterIssuePage) -> list[Gap]:
    """The languages that have texts missing."""
    return _gaps(_translations(issue))


def _gaps(translations: list[Translation]) -> list[Gap]:
    found = []
    for translation in translations:
        texts, done = translation.get_progress()
        if done < texts:
            found.append(Gap(translation.target_locale.language_code, texts - done, texts))
    return found


@transaction.atomic
def take_in(issue: NewsletterIssuePage, *, actor: User) -> set[str]:
    """What translators wrote stands on the pages, as drafts; returns the languages that are not whole."""
    if not _translations(issue):
        return set()
    TranslationSource.update_or_create_from_instance(issue)
    translations = _translations(issue)
    unfinished = {gap.language for gap in _gaps(translations)}
    for translation in translations:
        if translation.target_locale.language_code not in unfinished:
            translation.save_target(user=actor, publish=False)
    return unfinished


def _translations(issue: NewsletterIssuePage) -> list[Translation]:
    """Those that translators write in, not the ones that are edited as pages of their own."""
    open_ones = Translation.objects.filter(source__object_id=issue.translation_key, enabled=True)
    return list(open_ones.select_related("source", "target_locale"))
