"""Freezing an issue: what the approver sees is written down, and leaves as it was seen."""

import hashlib
import re
from collections.abc import Collection, Iterable

from django.conf import settings

from . import digest
from .models import Campaign, Edition, NewsletterIssuePage

_HTML = re.compile(r"<!--rubric:(\w+)-->(.*?)<!--/rubric-->", re.DOTALL)
_TEXT = re.compile(r"^<!--rubric:(\w+)-->\n(.*?)^<!--/rubric-->\n", re.DOTALL | re.MULTILINE)


def freeze(campaign: Campaign, pages: Iterable[NewsletterIssuePage]) -> str:
    """The editions of a campaign are written anew from these pages; returns their common fingerprint."""
    by_language = {page.language: page for page in pages}
    fallback = by_language.get(settings.LANGUAGE_CODE) or next(iter(by_language.values()))
    campaign.editions.all().delete()
    editions = []
    for language, _name in settings.LANGUAGES:
        letter = digest.mail_of(by_language.get(language, fallback), language=language)
        editions.append(
            Edition(
                campaign=campaign,
                language=language,
                written_in=letter.language,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
            )
        )
    Edition.objects.bulk_create(editions)
    return fingerprint(editions)


def fingerprint(editions: Iterable[Edition]) -> str:
    """One hash over all editions: what an approval names."""
    lines = sorted(f"{edition.language} {edition.digest}" for edition in editions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def without_marks(html: str) -> str:
    """The HTML a reader of everything gets."""
    return _HTML.sub(lambda found: found[2], html)


def for_rubrics(edition: Edition, rubrics: Collection[str]) -> tuple[str, str] | None:
    """Text and HTML for readers of these rubrics (none: all); None when nothing in it is for them."""
    if rubrics and not {found[1] for found in _HTML.finditer(edition.html)} & set(rubrics):
        return None

    def keep(found: re.Match[str]) -> str:
        return found[2] if not rubrics or found[1] in rubrics else ""

    return _TEXT.sub(keep, edition.text), _HTML.sub(keep, edition.html)
