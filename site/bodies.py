"""Reads JSON bodies strictly: a key once, real numbers, no bottomless nesting; texts come clean."""

import json
import re
from collections.abc import Iterable
from typing import Any, cast

from django.http import HttpRequest
from ninja.parser import Parser

from workflows.values.texts import clean

DEEPEST = 64
_BROKEN = re.compile("[\x00\ud800-\udfff]")


class StrictParser(Parser):
    """Refuses what other programs read differently; ninja answers 400 to any error here."""

    def parse_body(self, request: HttpRequest) -> dict[str, object]:
        """The body as Python reads it; ValueError for a doubled key, NaN, Infinity or deep nesting."""
        body = json.loads(request.body, object_pairs_hook=_once, parse_constant=_refused)
        if _depth(body) > DEEPEST:
            raise ValueError("nested too deeply")
        return cast(dict[str, Any], _cleaned(body))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _cleaned(value: object) -> object:
    """All texts in their normal form; ValueError for one that is no text (a NUL, half a character)."""
    if isinstance(value, str):
        if _BROKEN.search(value):
            raise ValueError("a text holds a character that is none")
        return clean(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _depth(body: object) -> int:
    """How deep lists and objects lie in each other, without recursion."""
    depth, level = 0, _holders([body])
    while level and depth <= DEEPEST:
        depth += 1
        level = _holders(each for holder in level for each in _inside(holder))
    return depth


def _holders(values: Iterable[object]) -> list[dict[str, object] | list[object]]:
    return [each for each in values if isinstance(each, dict | list)]


def _inside(holder: dict[str, object] | list[object]) -> Iterable[object]:
    return holder.values() if isinstance(holder, dict) else holder
