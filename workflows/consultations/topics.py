"""The topics of advice: editors keep them as terms, in all languages; a consultation holds their code.

The room of pages keeps them and registers itself here, as no process may ask it.
"""

from collections.abc import Callable, Mapping

Labels = Callable[[str | None], Mapping[str, str]]
_sources: list[Labels] = []


def register(labels: Labels) -> None:
    """`labels(language)` gives code → label in the order of the list; None is the active language."""
    _sources[:] = [labels]


def labels(language: str | None = None) -> Mapping[str, str]:
    """Code → label of every topic."""
    return _sources[0](language) if _sources else {}


def choices() -> list[tuple[str, str]]:
    """The topics as choices of a form, in the reader's language."""
    return list(labels().items())


def label(code: str, language: str | None = None) -> str:
    """The label of one topic; the code itself when an editor has taken the topic away."""
    return labels(language).get(code, code)
