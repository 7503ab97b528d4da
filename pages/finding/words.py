"""What the search knows of a page: its texts by weight, and the words in them."""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from modelsearch.backends.database.postgres.postgres import ObjectIndexer
from modelsearch.index import AutocompleteField
from wagtail.models import TranslatableMixin

from workflows.values.spelling import words_of
from workflows.values.stems import Wanted, wanted

MOST_WORDS, MOST_COUNTED = 12, 6
# "Sprach-Café", "3,000": with and without what divides them.
_COMPOUND = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+|\d+(?:[.,'\u2019\u202f]\d+)+")


class _Indexer(ObjectIndexer):
    """Reads fields as the library does; languages are ours."""

    def __init__(self, obj: Any) -> None:
        self.obj = obj
        self.search_fields = obj.get_search_fields()

    def texts(self) -> Iterator[tuple[Any, str]]:
        for field in self.search_fields:
            for current, _weight, text in self.prepare_field(self.obj, field):
                if not isinstance(current, AutocompleteField):
                    yield current, text


def texts_of(obj: object) -> tuple[str, str, str]:
    """The title, what stands first (fields with a boost), and the rest of something that can be found."""
    title: list[str] = []
    first: list[str] = []
    rest: list[str] = []
    for field, text in _Indexer(obj).texts():
        if field.field_name == "title":
            title.append(text)
        else:
            (first if (field.boost or 1) > 1 else rest).append(text)
    return "\n".join(title), "\n".join(first), "\n".join(rest)


def different_words(text: str) -> list[str]:
    """Each word of a text once; "Sprach-Café" is also one word without its hyphen."""
    joined = (re.sub(r"[^\w]", "", compound) for compound in _COMPOUND.findall(text))
    return list(dict.fromkeys([*words_of(text, most=None), *joined]))


def language_of(obj: object) -> str:
    """The language whose endings the words of `obj` have; pictures and files have none of their own."""
    return obj.locale.language_code if isinstance(obj, TranslatableMixin) else settings.LANGUAGE_CODE


def wanted_in(query: str) -> list[Wanted]:
    """What somebody looks for who typed `query`, in any language of the house. One query."""
    languages = [code for code, _name in settings.LANGUAGES]
    return wanted(words_of(query, most=MOST_WORDS), languages)[:MOST_COUNTED]
