"""Answers in and out of nested objects: other programs read a dot in a question's id as a path.

Inside the house answers lie flat by question ({"board.pay": true}); the exported schema, JsonLogic and
form renderers mean {"board": {"pay": true}}. No id is the beginning of another one, so both say the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

Nested = dict[str, Any]


def nested(answers: Mapping[str, object]) -> Nested:
    """The answers as objects within objects."""
    found: Nested = {}
    for key, value in answers.items():
        *path, last = key.split(".")
        place = found
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return found


def flat(answers: Mapping[str, object], questions: Collection[str]) -> dict[str, object]:
    """The answers by question, however they were sent; what names no question stays as it is."""
    return dict(_flat("", answers, beginnings(questions)))


def _flat(prefix: str, answers: Mapping[str, object], groups: set[str]) -> Iterator[tuple[str, object]]:
    for key, value in answers.items():
        name = f"{prefix}{key}"
        if name in groups and isinstance(value, Mapping):
            yield from _flat(f"{name}.", value, groups)
        else:
            yield name, value


def beginnings(ids: Iterable[str]) -> set[str]:
    """Every beginning of an id that ends before a dot; none of them may be an id itself."""
    return {key[:at] for key in ids for at, letter in enumerate(key) if letter == "."}
