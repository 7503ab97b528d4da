"""The condition "may be seen", written as SQL once for everybody with the same roles.

What a process says in `visible(user)` is the longest part of nearly every statement about cases. Django would
write it anew for each; here it stands ready, and whoever asks gives their id and the place of the case.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Self

from django.db.models import BooleanField, Expression, F, Model, Q
from django.db.models.sql.compiler import SQLCompiler

from workflows.engine import kinds
from workflows.people.models.users import Visitor
from workflows.people.shapes import Shape, shape_of
from workflows.upkeep.statements import PERSON, swapped

# Django calls the tables of nested statements U0, V1, T4 …; ours must not be taken for those around them.
_NESTED = re.compile(r'"([T-Z]\d+)"')


class Seen(Expression):
    """True where this person may see the case: `Case.objects.filter(Seen(…))`, or a process's own table."""

    conditional = True

    def __init__(self, sql: str, table: str, params: tuple[object, ...]) -> None:
        super().__init__(output_field=BooleanField())
        self.sql, self.table, self.params = sql, table, params
        self.place: Any = F("kind")  # a column that only the table of cases has tells how it is called here

    def get_source_expressions(self) -> list[object]:
        """What Django resolves and renames."""
        return [self.place]

    def set_source_expressions(self, exprs: Sequence[object]) -> None:
        """The place, resolved."""
        (self.place,) = exprs

    def as_sql(self, compiler: SQLCompiler, connection: object, **_: object) -> tuple[str, tuple[Any, ...]]:
        """The condition about the case at this place."""
        here = compiler.quote_name(self.place.alias)
        return self.sql.replace(self.table, f"{here}."), self.params

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Self:
        """As every expression; named here for its type."""
        return super().resolve_expression(*args, **kwargs)


def seen_by(user: Visitor, cases: type[Model]) -> Q:
    """The condition on `cases` (engine's own table, or one that adds to it) for what `user` may see."""
    if not (user.is_authenticated and user.is_active):
        return Q(pk__in=[])
    sql, table, params = _written(cases, shape_of(user))
    return Q(Seen(sql, table, swapped(params, {PERSON: user.pk})))


@lru_cache(maxsize=200)
def _written(cases: type[Model], shape: Shape) -> tuple[str, str, tuple[object, ...]]:
    """The condition as SQL, how it names the table of cases, and its values with the stand-in's id."""
    found = cases._default_manager.filter(kinds.visible_cases(shape.stand_in()))
    if (
        sum(1 for uses in found.query.alias_refcount.values() if uses) > 1
    ):  # a process looks into other tables
        found = cases._default_manager.filter(pk__in=found.values("pk"))
    query = found.query
    compiler = query.get_compiler("default")
    compiler.setup_query()
    sql, params = compiler.compile(query.where)
    table = f"{compiler.quote_name(query.base_table)}."
    return f"({_NESTED.sub(r'"seen_\1"', sql)})", table, tuple(params)
