"""Wagtail's search on our folding of words: screens, API and the editors' admin all ask here."""

from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from operator import add, and_, or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Length
from django.db.models.lookups import GreaterThan
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from pages.finding.index import LINE, Index
from pages.finding.words import wanted_in
from workflows.values.spelling import SpellingParts, WantedParts
from workflows.values.stems import Wanted

# Title before what stands first before the rest: what one of them has outweighs all of the next.
WEIGHTS = (400, 20, 1)
_TITLE, _BODY = F("index_entries__title_text"), F("index_entries__body_text")


class Match(Func):
    """How well a text has a word, 0 to 6."""

    function = "spelling_match"
    arity = 3
    output_field: Any = IntegerField()

    def __init__(self, text: object, word: Wanted) -> None:
        stems = Value(list(word.stems), output_field=ArrayField(TextField()))
        super().__init__(text, Value(word.folded), stems)


class Line(Func):
    """One line of a text."""

    function = "split_part"
    output_field: Any = TextField()


class _Folding:
    """Finds by our words, whether a whole word or a part was meant."""

    queryset: QuerySet[Any]
    query: Any
    fields: object
    order_by_relevance: bool

    @cached_property
    def _texts(self) -> dict[str, list[Wanted]]:
        """What is wanted, text by text of the query."""
        return {text: wanted_in(text) for text in _texts_of(self.query)}

    def search(
        self, config: object, start: object, stop: object, score_field: Any = None, backend: object = None
    ) -> object:
        """The rows that fit, best first; a search in named fields is the library's."""
        if self.fields is not None or isinstance(self.query, MatchAll):
            return super().search(config, start, stop, score_field, backend)  # type: ignore[misc]
        if not any(self._texts.values()):
            return self.queryset.none()
        rows = self.queryset.alias(
            found_in=Concat(_TITLE, _BODY), found_parts=SpellingParts(Concat(_TITLE, _BODY))
        )
        rows = rows.filter(self._condition(self.query, _may_have)).filter(self._condition(self.query, _has))
        return self._ordered(rows, score_field)[start:stop]

    def _ordered(self, rows: QuerySet[Any], score_field: str | None) -> QuerySet[Any]:
        words = [word for found in self._texts.values() for word in found]
        places = (_TITLE, Line(_BODY, Value(LINE), Value(1)), Line(_BODY, Value(LINE), Value(2)))
        score = reduce(
            add,
            (
                weight * Match(place, word)
                for place, weight in zip(places, WEIGHTS, strict=True)
                for word in words
            ),
        )
        if score_field:
            rows = rows.annotate(**{score_field: score})
        if self.order_by_relevance:
            return rows.order_by(score.desc(), Length(_TITLE), "-pk")
        return rows if rows.query.order_by else rows.order_by("-pk")

    def _condition(self, query: SearchQuery, holds: Any) -> Q:
        if isinstance(query, PlainText | Phrase):
            any_will_do = getattr(query, "operator", "and") == "or"
            found = [holds(word) for word in self._texts[query.query_string]]
            return reduce(or_ if any_will_do else and_, found, Q())
        if isinstance(query, Boost):
            return self._condition(query.subquery, holds)
        if isinstance(query, Not):  # what may be there says nothing of what is not
            return ~self._condition(query.subquery, holds) if holds is _has else Q()
        if isinstance(query, And | Or):
            parts = [self._condition(each, holds) for each in query.subqueries]
            return reduce(and_ if isinstance(query, And) else or_, parts)
        return Q()


class Compiler(_Folding, PostgresSearchQueryCompiler):
    """What `search()` means."""


class AutocompleteCompiler(_Folding, PostgresAutocompleteQueryCompiler):
    """What `autocomplete()` means: the same."""


class SearchBackend(PostgresSearchBackend):
    """PostgreSQL, with the folding and the stems of this house."""

    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index


def _may_have(word: Wanted) -> Q:
    """The index of word parts answers, `_has` decides."""
    return reduce(or_, (Q(found_parts__contains=WantedParts(form)) for form in (word.folded, *word.stems)))


def _has(word: Wanted) -> Q:
    return Q(GreaterThan(Match(F("found_in"), word), 0))


def _texts_of(query: SearchQuery) -> Iterator[str]:
    if isinstance(query, PlainText | Phrase):
        yield query.query_string
    for inner in _inside(query):
        yield from _texts_of(inner)


def _inside(query: SearchQuery) -> Iterable[SearchQuery]:
    if isinstance(query, And | Or):
        return query.subqueries
    return [query.subquery] if isinstance(query, Boost | Not) else []
