"""Statements that PostgreSQL plans once a connection: a join of five tables is answered faster than planned.

Only for statements that find their rows by an identifier: one plan is right for all values. A pooler that
gives a connection to somebody else after each transaction is noticed, and nothing is prepared there.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

USES = 3  # whoever asks once does not wait for a plan to be kept
MOST = 100  # plans on one connection; a plan of a wide statement takes it some 100 kB
_TYPES = {int: "bigint", UUID: "uuid", date: "date"}
# A table was changed under a plan; somebody threw all plans away.
_LOST = ("0A000", "26000")
_ATTRIBUTE = "_house_plans"
Call = tuple[str, tuple[object, ...]]
_numbers = itertools.count(1)


class _Cursor(Protocol):
    """The driver's own: what we arrange with PostgreSQL is no statement about the house."""

    def execute(self, query: str) -> object: ...

    def fetchone(self) -> tuple[int]: ...


@dataclass
class _Kept:
    """What was prepared on one connection."""

    connection: object
    is_pooled: bool | None = None  # not known until something is to be prepared
    is_lost: bool = False
    uses: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def takes(self, name: str) -> bool:
        """Whether this plan is kept, or may be kept from now on."""
        return not (self.is_lost or self.is_pooled) and (name in self.names or len(self.names) < MOST)


class Plan:
    """One statement with stand-ins: on a connection that asks it often only its values are sent."""

    def __init__(self, sql: str, params: tuple[object, ...], stand_ins: frozenset[object]) -> None:
        own = [each for each in params if isinstance(each, int | UUID | date) and each in stand_ins]
        self._places = {each: f"${number}" for number, each in enumerate(dict.fromkeys(own), start=1)}
        self._sql, self._params = sql, params
        self._name = f"house_{next(_numbers)}"
        self._call = f"EXECUTE {self._name}"
        if self._places:
            self._call += f" ({', '.join(['%s'] * len(self._places))})"

    def call(
        self, database: BaseDatabaseWrapper, values: Mapping[object, object]
    ) -> tuple[str, tuple[object, ...]] | None:
        """What to send in place of the statement; None while it is to be sent as it is."""
        if not settings.DATABASE_PREPARES or database.needs_rollback:
            return None
        kept = _of(database)
        uses = kept.uses[self._name] = kept.uses.get(self._name, 0) + 1
        if uses < USES or not kept.takes(self._name):
            return None
        if self._name not in kept.names and not self._prepare(database, kept):
            return None
        return self._call, tuple(values.get(each, each) for each in self._places)

    def _prepare(self, database: BaseDatabaseWrapper, kept: _Kept) -> bool:
        """Whether PostgreSQL knows the statement on this connection now."""
        from psycopg2.extensions import AsIs  # noqa: PLC0415  a house without a database still starts

        types = ", ".join(_TYPES[type(each)] for each in self._places)
        params = [
            AsIs(self._places[each]) if isinstance(each, int | UUID | date) and each in self._places else each
            for each in self._params
        ]
        with database.wrap_database_errors, database.connection.cursor() as cursor:
            if kept.is_pooled is None:
                kept.is_pooled = _is_pooled(database, cursor)
            if kept.is_pooled:
                return False
            text = cursor.mogrify(self._sql, params).decode()
            cursor.execute(f"PREPARE {self._name} {f'({types})' if types else ''} AS {text}")
        kept.names.add(self._name)
        return True


def give_up(database: BaseDatabaseWrapper, error: DatabaseError) -> bool:
    """Whether the error says that a plan is lost; then nothing is prepared on this connection any more."""
    lost = getattr(error.__cause__, "pgcode", None) in _LOST
    if lost:
        _of(database).is_lost = True
    return lost


def _of(database: BaseDatabaseWrapper) -> _Kept:
    database.ensure_connection()
    kept = vars(database).get(_ATTRIBUTE)
    if not isinstance(kept, _Kept) or kept.connection is not database.connection:
        kept = vars(database)[_ATTRIBUTE] = _Kept(database.connection)
    return kept


def _is_pooled(database: BaseDatabaseWrapper, cursor: _Cursor) -> bool:
    """Whether somebody stands between: a pooler tells a number of its own for the process that serves us."""
    cursor.execute("SELECT pg_backend_pid()")
    return bool(cursor.fetchone()[0] != database.connection.info.backend_pid)
