"""How many cases wait in each stage, counted up to a limit: a million cost no more than a thousand."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Value
from django.db.models.expressions import RawSQL

from workflows.engine import kinds
from workflows.engine.models import Case

MOST = 99


@dataclass(frozen=True)
class StageCount:
    """A stage with its number of cases; `more` when there are more than MOST."""

    kind: str
    stage: str
    label: str
    count: int
    more: bool


def count_stages(user: Any) -> list[StageCount]:
    """Every stage in which `user` sees cases, in the order of the processes; one query."""
    found = _counted(user)
    return [
        StageCount(kind.code, stage, str(kind.stages[stage]), min(number, MOST), number > MOST)
        for kind in kinds.every()
        for stage in kind.stages
        if (number := found.get((kind.code, stage), 0))
    ]


def _counted(user: Any) -> dict[tuple[str, str], int]:
    """The number of cases by kind and stage, at most MOST + 1 each."""
    if not (user.is_authenticated and user.is_active):
        return {}
    parts = [_of_kind(user, kind) for kind in kinds.every() if kind.visible is not None and kind.stages]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(sql for sql, _ in parts), [each for _, given in parts for each in given]
        )
        return {(kind, stage): number for kind, stage, number in cursor.fetchall()}


def _of_kind(user: Any, kind: kinds.CaseKind) -> tuple[str, list[Any]]:
    """One statement for all stages of a kind: the rule who sees what is compiled once, not once a stage."""
    assert kind.visible is not None
    cases = Case.objects.filter(kind.visible(user), kind=kind.code, stage=RawSQL("wanted.stage", []))
    some, given = cases.order_by().values_list(Value(1))[: MOST + 1].query.sql_with_params()
    sql = (
        "SELECT %s, wanted.stage, found.number FROM unnest(%s::text[]) AS wanted(stage)"
        f" CROSS JOIN LATERAL (SELECT count(*) AS number FROM ({some}) AS counted) AS found"
    )
    return sql, [kind.code, list(kind.stages), *given]
