"""Twelve news articles of the demo house, from `news.yaml`."""

from typing import NamedTuple

from .files import content


class Text(NamedTuple):
    """One article in one language."""

    title: str
    intro: str
    body: str
    alt: str


class Article(NamedTuple):
    """One article."""

    key: str
    days_ago: int
    motif: str
    author: str
    texts: dict[str, Text]


NEWS: tuple[Article, ...] = tuple(
    Article(**{**raw, "texts": {language: Text(**text) for language, text in raw["texts"].items()}})
    for raw in content("news")
)
