"""Writing history: one line per thing done."""

from typing import Any

from django.dispatch import Signal

from workflows.engine import kinds
from workflows.engine.models import Audience, Case, HistoryEntry
from workflows.engine.standing import forget
from workflows.people.models import User
from workflows.upkeep.rows import insert

recorded = Signal()  # a line stands in a history; receivers get `entry`, inside the transaction


def record(
    case: Case,
    *,
    actor: User | None,
    verb: str,
    data: dict[str, Any] | None = None,
    audience: str = Audience.EVERYONE,
    stage_before: str | None = None,
    for_applicant: bool | None = None,
) -> HistoryEntry:
    """One line stands in the case's history for ever; `data` holds codes, amounts and ids, never names.

    `for_applicant` says on whose side the actor did it; without it the process's `applicant_verbs` say so.
    """
    if for_applicant is None:
        for_applicant = kinds.is_applicants(case.kind, verb)
    forget(case)
    entry = HistoryEntry(
        case_id=case.pk,
        actor=actor,
        verb=verb,
        stage_before=case.stage if stage_before is None else stage_before,
        stage_after=case.stage,
        data=data or {},
        audience=audience,
        for_applicant=actor is not None and for_applicant,
    )
    insert(entry)
    recorded.send(sender=HistoryEntry, entry=entry)
    return entry
