"""Writing one row by a statement that is put together once for each kind of row.

For rows about which nobody is told by Django's signals; what `save` costs beside is most of a short step.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol, cast
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

Value = int | float | Decimal | str | bytes | date | UUID | None


class _Field(Protocol):
    name: str
    column: str

    def pre_save(self, model_instance: Model, add: bool) -> object: ...

    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> Value: ...


def insert(row: Model) -> None:
    """The new row is in the database and knows its key."""
    given = values_of(row)
    with connection.cursor() as cursor:
        cursor.execute(_inserting(type(row), *given), [*given.values()])
        ((row.pk,),) = cursor.fetchall()
    written(row)


def values_of(row: Model) -> dict[str, Value]:
    """By column what a new row says; columns without a value are left to the database."""
    said = {field.column: _value(row, field, add=True) for field in _own_fields(type(row))}
    return {column: value for column, value in said.items() if value is not None}


def written(row: Model) -> None:
    """The row knows that it is in the database."""
    row._state.adding, row._state.db = False, connection.alias


def update(row: Model, *names: str) -> None:
    """These fields are in the database as the row has them; DatabaseError when it is not there any more."""
    for model in dict.fromkeys(row._meta.get_field(name).model for name in names):
        own = [field for field in _own_fields(model) if field.name in names]
        values = [_value(row, field, add=False) for field in own]
        with connection.cursor() as cursor:
            cursor.execute(_updating(model, *(field.column for field in own)), [*values, row.pk])
            if not cursor.rowcount:
                raise DatabaseError(f"{model._meta.label} {row.pk} is not there any more")


def _value(row: Model, field: _Field, *, add: bool) -> Value:
    value = field.pre_save(row, add)
    return None if value is None else field.get_db_prep_save(value, connection)


@cache
def _own_fields(model: type[Model]) -> Sequence[_Field]:
    own = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    return cast(Sequence[_Field], own)


@cache
def _inserting(model: type[Model], *given: str) -> str:
    quote = connection.ops.quote_name
    columns, places = ", ".join(map(quote, given)), ", ".join(["%s"] * len(given))
    table, key = _names(model)
    return f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING {key}"


@cache
def _updating(model: type[Model], *columns: str) -> str:
    quote = connection.ops.quote_name
    said = ", ".join(f"{quote(column)} = %s" for column in columns)
    table, key = _names(model)
    return f"UPDATE {table} SET {said} WHERE {key} = %s"


def _names(model: type[Model]) -> tuple[str, str]:
    """Of the table and of its key, as they stand in a statement."""
    key = model._meta.pk
    assert key is not None
    assert key.column is not None
    return connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(key.column)
