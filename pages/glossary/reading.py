"""The words of a language as the editors wrote them; read once until somebody changes one."""

import unicodedata

from django.conf import settings
from django.utils.translation import get_language

from pages.cache.version import remembered
from pages.models import GlossaryEntry

from .matching import Glossary, Word


def glossary(language: str | None = None) -> Glossary:
    """The words of `language` (default: the active one), in its alphabetical order."""
    code = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return remembered(f"glossary.{code}", lambda: Glossary(_read(code)))


def _read(language: str) -> list[Word]:
    """One statement for the words and their German ones."""
    wanted = {language, settings.LANGUAGE_CODE}
    rows = GlossaryEntry.objects.filter(locale__language_code__in=wanted)
    entries = list(rows.select_related("locale"))
    german = {each.code: each.word for each in entries if each.locale.language_code == settings.LANGUAGE_CODE}
    mine = [each for each in entries if each.locale.language_code == language]
    return [_word(each, german) for each in sorted(mine, key=_place)]


def _word(entry: GlossaryEntry, german: dict[str, str]) -> Word:
    german_word = german.get(entry.code, "")
    forms = tuple(line.strip() for line in entry.forms.splitlines() if line.strip())
    return Word(
        code=entry.code,
        word=entry.word,
        means=entry.means,
        german="" if german_word == entry.word else german_word,
        forms=forms,
        in_texts=entry.in_texts,
    )


def _place(entry: GlossaryEntry) -> str:
    """Ä stands with A."""
    letters = unicodedata.normalize("NFD", entry.word.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
