"""How many cases wait in each stage, counted up to a limit: a million cost no more than a thousand."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Value
from django.db.models.expressions import RawSQL

from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.people.models import User

MOST = 99


@dataclass(frozen=True)
class StageCount:
    """A stage with its number of cases; `more` when there are more than MOST."""

    kind: str
    stage: str
    label: str
    count: int
    more: bool


def count_stages(user: object) -> list[StageCount]:
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
    wanted = [(kind.code, stage) for kind in kinds.every() for stage in kind.stages]
    some, given = _one_stage(user)
    sql = (
        "SELECT wanted.kind, wanted.stage, found.number FROM unnest(%s::text[], %s::text[])"
        " AS wanted(kind, stage)"
        f" CROSS JOIN LATERAL (SELECT count(*) AS number FROM ({some}) AS counted) AS found"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [[kind for kind, _ in wanted], [stage for _, stage in wanted], *given])
        return {(kind, stage): number for kind, stage, number in cursor.fetchall()}


def _one_stage(user: User) -> tuple[str, tuple[Any, ...]]:
    """What is counted for each stage: the rule who sees what is compiled once, not once a stage or a kind."""
    here = {"kind": RawSQL("wanted.kind", []), "stage": RawSQL("wanted.stage", [])}
    cases = Case.objects.visible_to(user).filter(**here)
    return cases.order_by().values_list(Value(1))[: MOST + 1].query.sql_with_params()


def stage_labels(counts: list[StageCount]) -> list[str]:
    """What each count is called; where two processes have a stage of the same name, the process is named."""
    often = Counter(count.label for count in counts)
    return [
        f"{kinds.get(count.kind).label}: {count.label}" if often[count.label] > 1 else count.label
        for count in counts
    ]
