"""Reading the engine: whose turn it is, what happened, who has done what."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.engine.graphs import Graph, graph
from workflows.engine.models import Audience, HistoryEntry, Step
from workflows.people.models import STAFF_ROLES, Membership

__all__ = ["Graph", "TimelineEntry", "graph", "has_done", "is_staff_for", "steps_for", "timeline"]


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a case's history as its reader may see it."""

    at: datetime
    who: str
    text: str
    verb: str
    tone: str = "neutral"
    staff_only: bool = False
    data: dict[str, Any] = field(default_factory=dict)


def steps_for(user: Any) -> QuerySet[Step]:
    """The open steps that wait for `user`, by name or by role, those due first at the top."""
    steps = Step.objects.open().meant_for(user)
    return steps.select_related("case", "case__organisation", "assignee").order_by("due_at", "id")


def is_staff_for(user: Any, case: Any) -> bool:
    """Whether `user` reads this case for the house: holds a staff role and is not on the applicant's side."""
    if case.applicant_id == user.pk or not user.has_role(*STAFF_ROLES):
        return False
    members = Membership.objects.filter(user=user, organisation_id=case.organisation_id)
    return case.organisation_id is None or not members.exists()


def timeline(case: Any, user: Any) -> list[TimelineEntry]:
    """What happened, oldest first; an applicant reads no staff lines and no names of the staff."""
    staff = is_staff_for(user, case)
    entries = HistoryEntry.objects.filter(case_id=case.pk).select_related("actor")
    if not staff:
        entries = entries.filter(audience=Audience.EVERYONE)
    return [_line(case, entry, user, staff) for entry in entries]


def has_done(case: Any, user: Any, *verbs: str) -> bool:
    """Whether `user` did one of `verbs` in this case (the four-eyes rules ask this)."""
    return HistoryEntry.objects.filter(case_id=case.pk, actor_id=user.pk, verb__in=verbs).exists()


def _line(case: Any, entry: HistoryEntry, user: Any, staff: bool) -> TimelineEntry:
    staff_only = entry.audience == Audience.STAFF
    return TimelineEntry(
        at=entry.at,
        who=_who(case, entry, user, staff),
        text=kinds.verb_label(case.kind, entry.verb),
        verb=entry.verb,
        tone="info" if staff_only else "neutral",
        staff_only=staff_only,
        data=entry.data if staff else {},
    )


def _who(case: Any, entry: HistoryEntry, user: Any, staff: bool) -> str:
    if entry.actor is None:
        return _("Automatically")
    if staff or entry.actor_id in {case.applicant_id, user.pk}:
        return str(entry.actor)
    return _("The house")
