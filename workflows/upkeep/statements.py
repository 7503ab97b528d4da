"""What every request asks: Django writes the statement once in a process, afterwards only its values change.

A queryset is made with stand-ins where ids of people, cases and organisations belong. Writing it down as SQL
costs more than most answers of the database; when somebody asks, the stand-ins give way to the real ids.
PostgreSQL is spared planning it anew as well (`prepared`).
"""

import copy
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from workflows.upkeep import prepared

# No row ever has these; they lie at the far end of what an id can be.
PERSON, ORGANISATION, ROW = 2**62 + 1, 2**62 + 2, 2**62 + 3
CASE = UUID(int=2**127 + 3)
DAY = date(9999, 12, 30)
STAND_INS = frozenset({PERSON, ORGANISATION, ROW, CASE, DAY})
MOST_SHAPES = 200


class Statement[Row]:
    """`Statement(lambda *shape: queryset)`; call it with a shape and what takes the place of the stand-ins.

    The queryset may depend on its shape (hashable: roles, yes or no) and on the stand-ins, on nothing else.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]) -> None:
        self._make = make
        self._written: dict[Hashable, _Written] = {}

    def __call__(
        self,
        *shape: Hashable,
        person: int | None = None,
        case: UUID | None = None,
        organisation: int | None = None,
        row: int | None = None,
        day: date | None = None,
    ) -> list[Row]:
        """The rows; one statement."""
        written = self._written.get(shape)
        if written is None:  # two threads may write it at once: the same text
            if len(self._written) >= MOST_SHAPES:
                self._written.clear()
            written = self._written[shape] = _Written(self._make(*shape))
        known = {PERSON: person, CASE: case, ORGANISATION: organisation, ROW: row, DAY: day}
        return written.rows({stand_in: real for stand_in, real in known.items() if real is not None})


class _Written:
    """A queryset with its SQL."""

    def __init__(self, rows: QuerySet[Any, object]) -> None:
        self._rows = rows
        self._compiler: Any = rows.query.get_compiler(rows.db)
        try:
            self._sql, self._params = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, self._params = "", ()
        columns = [column[0] for column in (self._compiler.select or ())[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(columns)
        self._plan = prepared.Plan(self._sql, tuple(self._params), STAND_INS)

    def rows(self, values: Mapping[object, object]) -> list[Any]:
        if not self._sql:
            return []
        database = connections[self._rows.db]  # each thread has its own
        call = self._plan.call(database, values)
        try:
            return self._read(database, *(call or (self._sql, swapped(self._params, values))))
        except DatabaseError as error:
            if call is None or not prepared.give_up(database, error) or database.in_atomic_block:
                raise
            return self._read(database, self._sql, swapped(self._params, values))

    def _read(self, database: BaseDatabaseWrapper, sql: str, params: tuple[object, ...]) -> list[object]:
        compiler = copy.copy(self._compiler)
        compiler.connection = database
        compiler.as_sql = lambda *_args, **_kwargs: (sql, params)
        compiler.get_converters = lambda _columns: self._converters
        reading: Any = self._rows._chain()  # type: ignore[attr-defined]
        reading.query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(reading)


def swapped(params: tuple[object, ...], values: Mapping[object, object]) -> tuple[object, ...]:
    """The values of a statement with the real ids for the stand-ins."""
    return tuple(values.get(each, each) if isinstance(each, int | UUID | date) else each for each in params)
