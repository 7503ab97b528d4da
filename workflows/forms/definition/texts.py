"""Texts in several languages: one mapping per text, keyed by language code."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language

Text = str | Mapping[str, str]
LANGUAGE_CODES = tuple(code for code, _name in settings.LANGUAGES)


def say(text: Text | None, language: str | None = None) -> str:
    """The text in `language` (the active one by default); a plain string is the same in all languages.

    Definitions with a missing language are refused, so the fallback to German only helps a house
    that added a language after a version was frozen.
    """
    if not text:
        return ""
    if isinstance(text, str):
        return text
    wanted = (language or get_language() or settings.LANGUAGE_CODE).partition("-")[0]
    return text.get(wanted) or text.get(settings.LANGUAGE_CODE) or next(iter(text.values()), "")


def missing_languages(text: object) -> list[str]:
    """The languages in which `text` says nothing."""
    if isinstance(text, str):
        return [] if text.strip() else list(LANGUAGE_CODES)
    if not isinstance(text, Mapping):
        return list(LANGUAGE_CODES)
    return [code for code in LANGUAGE_CODES if not isinstance(text.get(code), str) or not text[code].strip()]
