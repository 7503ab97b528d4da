"""How many cases wait in each stage, counted up to a limit: a million cost no more than a thousand."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

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
    pairs = [(kind, stage) for kind in kinds.every() for stage in kind.stages]
    parts = [part for kind in kinds.every() for part in _of_kind(user, kind)]
    if not parts:
        return []
    found = Counter(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])
    return [
        StageCount(kind.code, stage, str(kind.stages[stage]), min(number, MOST), number > MOST)
        for kind, stage in pairs
        if (number := found[kind.code, stage])
    ]


def _of_kind(user: Any, kind: kinds.CaseKind) -> list[Any]:
    if kind.visible is None or not (user.is_authenticated and user.is_active):
        return []
    visible = kind.visible(user)
    stages = [Case.objects.filter(visible, kind=kind.code, stage=stage).order_by() for stage in kind.stages]
    return [cases.values_list("kind", "stage")[: MOST + 1] for cases in stages]
