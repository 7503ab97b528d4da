"""The index of the search: one row for each page, picture and file, with its words folded and stemmed.

Wagtail's table and Wagtail's moments (saving, deleting, `wagtail_update_index`); only the words are ours.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Func, TextField, Value
from django.db.models.functions import Coalesce, Concat
from modelsearch.backends.database.postgres.postgres import EMPTY_VECTOR, PostgresIndex
from modelsearch.utils import get_content_type_pk
from wagtail.search.models import IndexEntry

from pages.finding.words import different_words, language_of, texts_of

LINE = "\n"
_OURS = ("title", "autocomplete", "body", "title_text", "body_text")


class Index(PostgresIndex):
    """Writes what `Compiler` reads: `title_text` and, by lines, what stands first and the rest."""

    def add_items(self, model: Any, objs: Iterable[object]) -> None:
        """Each of `objs` can be found as it is now."""
        if model.get_search_fields():
            rows = [_row(get_content_type_pk(model), obj) for obj in objs]
            IndexEntry._default_manager.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["content_type", "object_id"],
                update_fields=_OURS,
            )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Our ranking needs no average length of titles."""


def _row(content_type: int, obj: Any) -> object:
    title, first, rest = (_folded(text, language_of(obj)) for text in texts_of(obj))
    return IndexEntry(
        content_type_id=content_type,
        object_id=str(obj.pk),
        title=EMPTY_VECTOR,
        autocomplete=EMPTY_VECTOR,
        body=EMPTY_VECTOR,
        title_text=title,
        body_text=Concat(first, Value(LINE), rest, output_field=TextField()),
    )


def _folded(text: str, language: str) -> object:
    return Coalesce(
        SpellingWords(Value(different_words(text)), Value(language)), Value(" "), output_field=TextField()
    )


class SpellingWords(Func):
    """Folded words and their stems, with a blank before and after each."""

    function = "spelling_words"
    arity = 2
    output_field: Any = TextField()


def not_folded() -> Any:
    """Entries written before words were folded; ours begin with a blank."""
    return IndexEntry._default_manager.exclude(title_text__startswith=" ")
