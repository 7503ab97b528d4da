"""Moving everything that belongs to one organisation to another: every table that points at it, by itself.

The tables are found by introspection, so that no new one is forgotten. Where a row can't stand twice (a
membership, a record) the table has a mover of its own; a test asks for it.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from django.core import serializers
from django.db import connection, models

from workflows.people.models import Organisation


class Move(Protocol):
    """Moves the rows of one table and returns those that had to be dropped, as data."""

    def __call__(self, kept: Organisation, gone: Organisation) -> list[str]:
        """Everything of `gone` in this table is `kept`'s."""


_movers: dict[str, Move] = {}


def mover(*labels: str) -> Callable[[Move], Move]:
    """The rows of these tables ("people.Membership.organisation") are moved by the decorated function."""

    def add(function: Move) -> Move:
        _movers.update(dict.fromkeys(labels, function))
        return function

    return add


def fields() -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    """Every foreign key of the house that points at an organisation, those without a name included."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            field = getattr(relation, "field", None)
            if isinstance(field, models.ForeignKey) and field.related_model is Organisation:
                yield field


def label(field: models.ForeignKey[models.Model, models.Model]) -> str:
    """How a mover names this key."""
    return f"{field.model._meta.label}.{field.name}"


def has_mover(field: models.ForeignKey[models.Model, models.Model]) -> bool:
    """Whether the table has a mover of its own."""
    return label(field) in _movers


def counts(gone: Organisation) -> dict[str, int]:
    """How many rows of each table would move."""
    found = {
        label(field): _rows(field, gone).count()
        for field in fields()
        if not label(field).startswith("organisations.MergeProposal.")  # the proposals themselves
    }
    return {name: number for name, number in sorted(found.items()) if number}


def move_all(kept: Organisation, gone: Organisation) -> list[str]:
    """All rows of `gone` are `kept`'s; what could not stand twice comes back as data. In a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.merges', %s, true)", [str(gone.pk)])
    dropped: list[str] = []
    for field in sorted(fields(), key=label):
        move = _movers.get(label(field))
        if move is not None:
            dropped += move(kept, gone)
        else:
            _rows(field, gone).update(**{field.name: kept})
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.merges', '', true)")
    return dropped


def as_data(row: models.Model) -> str:
    """A row that is dropped, as text, so that it can be looked up."""
    return serializers.serialize("json", [row])


def _rows(
    field: models.ForeignKey[models.Model, models.Model], organisation: Organisation
) -> models.QuerySet[models.Model]:
    return field.model._base_manager.filter(**{field.name: organisation})
