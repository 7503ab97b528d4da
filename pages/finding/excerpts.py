"""What a result shows of its page: the place where the words stand, and the words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from django.db import connection
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from pages.finding.words import texts_of, wanted_in
from workflows.values.spelling import belongs
from workflows.values.stems import Wanted

MOST_WORDS = 30
BEFORE = 8
MOST_LOOKED_AT = 1500
_MATCHING = """
SELECT word FROM (
    SELECT word, spelling_words(ARRAY[word], %s) AS forms FROM unnest(%s::text[]) AS word OFFSET 0
) AS given WHERE forms IS NOT NULL AND ({})
"""


@dataclass(frozen=True)
class Excerpt:
    """A page that was found, with its words marked."""

    page: object
    title: SafeString
    text: SafeString


def excerpts(pages: list[Any], query: str, language: str) -> list[Excerpt]:
    """Each page with its title and the place where the words of `query` stand. Two queries."""
    looked_for = wanted_in(query)
    bodies = {page.pk: _rest(page) for page in pages}
    texts = chain.from_iterable((page.title, page.summary, bodies[page.pk]) for page in pages)
    found = _matching(texts, looked_for, language)
    return [
        Excerpt(page, _marked(page.title, found), _text(page.summary, bodies[page.pk], found))
        for page in pages
    ]


def _rest(page: object) -> str:
    words = texts_of(page)[2].split()
    return " ".join(words[:MOST_LOOKED_AT])


def _matching(texts: Iterable[str], looked_for: list[Wanted], language: str) -> frozenset[str]:
    """The words of `texts` that somebody who looks for those words means; the database compares."""
    words = {word for text in texts for word, is_word in _pieces(text) if is_word}
    if not words or not looked_for:
        return frozenset()
    conditions = " OR ".join(["spelling_match(forms, %s, %s::text[]) > 0"] * len(looked_for))
    given: Iterator[Any] = chain.from_iterable((each.folded, list(each.stems)) for each in looked_for)
    with connection.cursor() as cursor:
        cursor.execute(_MATCHING.format(conditions), [language, sorted(words), *given])
        return frozenset(row[0] for row in cursor.fetchall())


def _text(summary: str, body: str, found: frozenset[str]) -> SafeString:
    """The summary, unless only the text below has one of the words: then the words around it."""
    if not _has(summary, found) and _has(body, found):
        words = body.split()
        place = next(number for number, word in enumerate(words) if _has(word, found))
        start = max(place - BEFORE, 0)
        text = " ".join(words[start : start + MOST_WORDS])
        body = f"{'… ' if start else ''}{text}{' …' if start + MOST_WORDS < len(words) else ''}"
        return _marked(body, found)
    return _marked(Truncator(summary).words(MOST_WORDS, truncate=" …"), found)


def _has(text: str, found: frozenset[str]) -> bool:
    return any(word in found for word, is_word in _pieces(text) if is_word)


def _marked(text: str, found: frozenset[str]) -> SafeString:
    return format_html_join(
        "", "{}{}{}", (_mark(piece, is_word and piece in found) for piece, is_word in _pieces(text))
    )


def _mark(piece: str, is_found: bool) -> tuple[object, str, object]:
    return (SafeString("<mark>"), piece, SafeString("</mark>")) if is_found else ("", piece, "")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut into words and what stands between them, with nothing lost."""
    for is_word, letters in groupby(text, key=belongs):
        yield "".join(letters), is_word
