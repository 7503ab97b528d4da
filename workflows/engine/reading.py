"""Reading the engine: whose turn it is, what happened, who has done what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.engine.graphs import Graph, graph
from workflows.engine.models import Audience, Case, HistoryEntry, Step
from workflows.engine.standing import works_for_house
from workflows.people.models import User, Visitor
from workflows.upkeep.statements import CASE, Statement

__all__ = ["Graph", "TimelineEntry", "graph", "steps_for", "timeline"]


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a case's history as its reader may see it."""

    at: datetime
    who: str
    text: str
    verb: str
    tone: str = "neutral"
    staff_only: bool = False
    data: dict[str, object] = field(default_factory=dict)


def steps_for(user: Visitor) -> QuerySet[Step]:
    """The open steps that wait for `user`, by name or by role, those due first at the top."""
    steps = Step.objects.open().meant_for(user)
    return steps.select_related("case", "case__organisation", "assignee").order_by("due_at", "id")


def timeline(case: Case, user: Any) -> list[TimelineEntry]:
    """What happened, oldest first; an applicant reads no staff lines and no names of the staff.

    A reviewer learns nothing of the other reviewers as long as the process says so.
    """
    staff = works_for_house(user, case)
    hidden = kinds.hidden_verbs(case, user)
    entries = list(_lines(staff, case=case.pk))
    absent = _absent(entries) if staff else {}
    return [_line(case, entry, user, staff, entry.verb in hidden, absent) for entry in entries]


def _entries(staff: bool) -> QuerySet[HistoryEntry]:
    entries = HistoryEntry.objects.filter(case_id=CASE).select_related("actor")
    return entries if staff else entries.filter(audience=Audience.EVERYONE)


_lines: Statement[HistoryEntry] = Statement(_entries)


def _absent(entries: list[HistoryEntry]) -> dict[str, str]:
    """The names of those for whom somebody stood in; no query where nobody did."""
    wanted = {entry.data["for"] for entry in entries if entry.data.get("for")}
    return {str(user.uuid): str(user) for user in User.objects.filter(uuid__in=wanted)} if wanted else {}


def _line(  # noqa: PLR0913, PLR0917  a line and who reads it
    case: Case, entry: HistoryEntry, user: Visitor, staff: bool, blind: bool, absent: Mapping[str, str]
) -> TimelineEntry:
    staff_only = entry.audience == Audience.STAFF
    blind = blind and entry.actor_id != user.pk
    return TimelineEntry(
        at=entry.at,
        who=_("The house") if blind and entry.actor_id else _for(_who(entry, user, staff), entry, absent),
        text=kinds.verb_label(case.kind, entry.verb),
        verb=entry.verb,
        tone="info" if staff_only else "neutral",
        staff_only=staff_only,
        data=entry.data if staff and not blind else {},
    )


def _for(who: str, entry: HistoryEntry, absent: Mapping[str, str]) -> str:
    name = absent.get(str(entry.data.get("for", "")))
    return _("%(who)s, standing in for %(absent)s") % {"who": who, "absent": name} if name else who


def _who(entry: HistoryEntry, user: Visitor, staff: bool) -> str:
    if entry.actor is None:
        return _("Automatically")
    if staff or entry.for_applicant or entry.actor_id == user.pk:
        return str(entry.actor)
    return _("The house")
