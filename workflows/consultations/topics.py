"""The topics of advice: editors keep them as terms, in all languages; a consultation holds their code.

The room of pages keeps them and registers itself here, as no process may ask it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest


class Reading(NamedTuple):
    """A page that answers questions on a topic."""

    title: str
    href: str


Labels = Callable[[str | None], Mapping[str, str]]
Readings = Callable[[HttpRequest], Mapping[str, Sequence[Reading]]]
_sources: list[Labels] = []
_readings: list[Readings] = []


def register(labels: Labels, readings: Readings) -> None:
    """`labels(language)` gives code → label in the order of the list; None is the active language.

    `readings(request)` gives code → what can be read about it in the reader's language.
    """
    _sources[:] = [labels]
    _readings[:] = [readings]


def readings(request: HttpRequest) -> Mapping[str, Sequence[Reading]]:
    """What can be read about each topic."""
    return _readings[0](request) if _readings else {}


def labels(language: str | None = None) -> Mapping[str, str]:
    """Code → label of every topic."""
    return _sources[0](language) if _sources else {}


def choices() -> list[tuple[str, str]]:
    """The topics as choices of a form, in the reader's language."""
    return list(labels().items())


def label(code: str, language: str | None = None) -> str:
    """The label of one topic; the code itself when an editor has taken the topic away."""
    return labels(language).get(code, code)
