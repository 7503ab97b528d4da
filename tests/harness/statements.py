"""Which statements a request sends twice for nothing, and from where in our rooms.

The same statement with the same values is no repeat when its answer may have changed in between: something
was written to one of the tables that it reads, or a row was locked, which may have waited for somebody else's
change (rules are asked before the lock and again behind it).
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = f"{settings.ROOT}/"
OURS = tuple(f"{ROOT}{folder}/" for folder in ("workflows", "pages", "site"))
NAMED = 3  # how many of our lines say where a statement comes from
LOCK = re.compile(r"\bFOR (NO KEY )?UPDATE\b|\bFOR (KEY )?SHARE\b|pg_advisory")
WRITTEN = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
READ = re.compile(r'(?:FROM|JOIN|INTO|UPDATE)\s+"(\w+)"')


@dataclass
class Statements:
    """What is sent inside, and what of it was sent twice for nothing: statement → places."""

    repeated: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _reading: dict[str, set[str]] = field(default_factory=dict)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Send one statement and remember it."""
        sent, here = f"{sql} {params!r}", _place()
        if sent in self._known:
            self.repeated.setdefault(sent, [self._known[sent]]).append(here)
        if LOCK.search(sql):
            self._known.clear()
        for table in WRITTEN.findall(sql):
            for each in self._reading.get(table, ()):
                self._known.pop(each, None)
        self._known[sent] = here
        for table in READ.findall(sql):
            self._reading.setdefault(table, set()).add(sent)
        return execute(sql, params, many, context)


@contextmanager
def statements() -> Iterator[Statements]:
    """Every statement that is sent inside."""
    found = Statements()
    with connection.execute_wrapper(found):
        yield found


def _place() -> str:
    """The innermost lines of our own rooms that lead here."""
    frame, lines = sys._getframe(2), list[str]()
    while frame and len(lines) < NAMED:
        name = frame.f_code.co_filename
        if name.startswith(OURS):
            lines.append(f"{name.removeprefix(ROOT)}:{frame.f_lineno}")
        frame = frame.f_back  # type: ignore[assignment]
    return " ← ".join(lines)
