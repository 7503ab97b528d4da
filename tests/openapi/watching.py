"""What a request leaves in the database, read from the statements it sends; and what of a text that is."""

import html
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import connection

from workflows.values.numbers import read_number
from workflows.values.reading import Unreadable
from workflows.values.texts import bare, clean, one_line

WRITES = ("INSERT", "UPDATE")


@contextmanager
def writes() -> Iterator[list[Any]]:
    """Every value that is written inside, those inside JSON too."""
    found: list[Any] = []

    def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if str(sql).lstrip().startswith(WRITES) and params:
            found.extend(each for row in (params if many else [params]) for each in values(list(row)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def values(value: Any) -> Iterator[Any]:
    """The plain values in lists, objects, and in what psycopg is given as JSON."""
    value = getattr(value, "adapted", value)  # Json(…) of psycopg2
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            value = json.loads(value)
        except ValueError:
            yield value
            return
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from values(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from values(each)
    elif value is not None:
        yield value


def named(answer: Any, name: str) -> Iterator[Any]:
    """What an answer says under this name, at any depth."""
    if isinstance(answer, dict):
        for key, each in answer.items():
            if key == name and not isinstance(each, dict | list):
                yield each
            yield from named(each, name)
    elif isinstance(answer, list):
        for each in answer:
            yield from named(each, name)


def forms(text: str) -> set[str]:
    """How the one room of texts writes `text`: with lines, on one line, bare; in pages also as HTML."""
    plain = {clean(text), clean(text).strip(), one_line(text), bare(text)}
    return plain | {html.escape(each) for each in plain} | {html.escape(each, quote=False) for each in plain}


def holds(found: list[Any], text: str) -> bool:
    """Whether the whole text is among the values, alone or inside a longer one; in HTML a line is a space."""
    wanted = forms(text)
    seen = [each for value in found if isinstance(value, str) for each in (value, one_line(value))]
    return any(form in each for each in seen for form in wanted)


def same_number(one: Any, other: Any) -> bool:
    """Whether both say the same number, however they are written."""
    return number(one) is not None and number(one) == number(other)


def number(value: Any) -> Decimal | None:
    """The number that a value says; None when it says none."""
    if isinstance(value, bool):
        return None
    try:
        return (
            read_number(value)
            if isinstance(value, str)
            else Decimal(repr(value) if isinstance(value, float) else value)
        )
    except (Unreadable, ArithmeticError, TypeError, ValueError):
        return None
