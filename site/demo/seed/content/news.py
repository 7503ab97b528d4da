"""Twelve news articles of the demo house, from `news.yaml`."""

from typing import NamedTuple

from .files import content


class Text(NamedTuple):
    """One article in one language."""

    title: str
    intro: str
    body: str
    alt: str


class Event(NamedTuple):
    """What an article announces: in so many days, from an hour to another, where."""

    days: int
    hours: tuple[int, int]
    place: dict[str, str]


class Article(NamedTuple):
    """One article."""

    key: str
    days_ago: int
    motif: str
    author: str
    texts: dict[str, Text]
    project: str = ""
    event: Event | None = None


NEWS: tuple[Article, ...] = tuple(
    Article(
        **{
            **raw,
            "texts": {language: Text(**text) for language, text in raw["texts"].items()},
            "event": Event(**raw["event"]) if "event" in raw else None,
        }
    )
    for raw in content("news")
)
