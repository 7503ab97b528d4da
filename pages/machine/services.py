"""DeepL and LibreTranslate as wagtail-localize calls them: texts in, drafts out, never by halves of a text.

wagtail-localize brings classes of its own; they follow redirects, send everything in one request (DeepL takes
50 texts) and let an error of the service become an error of ours (1.14).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import batched

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from .calling import Failed, post_json

A_CALL = 50
ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Service(BaseMachineTranslator):
    """A service that translates lists of texts; `failed` says why it did not."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.url, self.key = options["URL"], options["KEY"]
        self.failed = ""

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Between any two languages."""
        return bool(_code(source_locale) != _code(target_locale))

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Drafts for as many texts as the service translated with their markup; the others stay open."""
        found: dict[StringValue, StringValue] = {}
        try:
            for some in batched((each for each in strings if not is_address(each.data)), A_CALL):
                told = self.ask([each.data for each in some], _code(source_locale), _code(target_locale))
                if len(told) != len(some):
                    raise Failed(_("The translation service answered with something that can’t be read."))
                found |= {
                    text: StringValue(draft)
                    for text, draft in zip(some, told, strict=True)
                    if draft.strip() and _markup(draft) == _markup(text.data)
                }
        except Failed as failed:
            self.failed = str(failed)
        return found

    def ask(self, texts: list[str], source: str, target: str) -> list[str]:
        """The translations in the order of `texts`; raises Failed."""
        raise NotImplementedError


class DeepL(Service):
    """api.deepl.com, or its free side, as the key says."""

    display_name = "DeepL"

    def ask(self, texts: list[str], source: str, target: str) -> list[str]:
        """One request of the version 2 API."""
        said = {
            "text": texts,
            "source_lang": source.upper(),
            "target_lang": target.upper(),
            "tag_handling": "html",
        }
        answer = post_json(self.url, said, {"Authorization": f"DeepL-Auth-Key {self.key}"})
        return list(_texts(_list(answer, "translations")))


class LibreTranslate(Service):
    """A LibreTranslate of the operator's choice."""

    display_name = "LibreTranslate"

    def ask(self, texts: list[str], source: str, target: str) -> list[str]:
        """One request to /translate."""
        said = {"q": texts, "source": source, "target": target, "format": "html", "api_key": self.key}
        return [str(each) for each in _list(post_json(self.url, said, {}), "translatedText")]


def is_address(text: str) -> bool:
    """Whether a text is the short name in an address, which no machine can translate into one."""
    return ADDRESS.fullmatch(text) is not None


def _code(locale: Locale) -> str:
    return str(locale.language_code).split("-")[0]


def _list(answer: object, name: str) -> list[object]:
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise Failed(_("The translation service answered with something that can’t be read."))
    return found


def _texts(rows: list[object]) -> Iterator[str]:
    for row in rows:
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str):
            raise Failed(_("The translation service answered with something that can’t be read."))
        yield text


def _markup(html: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """The tags of a text with what they hold, in any order: a translation may turn a sentence round."""
    tags = [each for each in BeautifulSoup(html, "html.parser").descendants if isinstance(each, Tag)]
    return sorted((tag.name, tuple(sorted((key, str(tag[key])) for key in tag.attrs))) for tag in tags)
