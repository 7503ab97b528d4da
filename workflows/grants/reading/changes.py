"""What is shown of changes and notices: the plan line by line, dates and goals side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from workflows.forms.types.finance.codes import CATEGORIES, INCOMES
from workflows.forms.types.finance.deviation import Line
from workflows.people.models import User

from ..models import Application, ChangeRequest, ChangeState, Notice
from ..rules.plan_changes import compared
from ..rules.visibility import visible

LABELS = {
    "start": _("Start of the project"),
    "end": _("End of the project"),
    "goals": _("Goals"),
    "content": _("What is done differently"),
    "partner": _("Partners"),
}


@dataclass(frozen=True)
class Difference:
    """One thing that is not a sum: what stood, what is asked."""

    name: str
    label: object
    was: str
    asked: str


def requests_of(case: Application, *, inside: bool) -> list[dict[str, object]]:
    """All requests of a case with their differences, oldest first; notes only for people of the house."""
    rows = ChangeRequest.objects.filter(application=case).select_related("checked_by", "decided_by")
    return [row_of(change, case, inside=inside) for change in rows]


def waiting_request(case: Application) -> dict[str, Any] | None:
    """The request that is being looked at."""
    change = ChangeRequest.objects.waiting().filter(application=case).select_related("checked_by").first()
    return row_of(change, case, inside=True) if change else None


def row_of(change: ChangeRequest, case: Application, *, inside: bool) -> dict[str, object]:
    """A request with what was and what is asked."""
    answered = change.state in (ChangeState.GRANTED, ChangeState.REFUSED)
    return {
        "change": change,
        "differences": differences(change),
        "lines": plan_lines(change, case),
        "percent": case.call.overrun_percent,
        "answer": change.answer if answered or inside else "",
        "note": change.note if inside else "",
    }


def differences(change: ChangeRequest) -> list[Difference]:
    """Dates, goals and words."""
    return [
        Difference(name, label, _shown(name, change.before.get(name)), _shown(name, change.asked[name]))
        for name, label in LABELS.items()
        if name in change.asked
    ]


def _shown(name: str, value: Any) -> str:
    if name == "goals":
        return "\n".join(f"{row.get('goal', '')} ({row.get('measure', '')})" for row in value or [])
    if name in ("start", "end"):
        day = parse_date(str(value or ""))
        return date_format(day, "SHORT_DATE_FORMAT") if day else ""
    return str(value or "")


def plan_lines(change: ChangeRequest, case: Application) -> list[dict[str, object]]:
    """The lines of both plans; `over` where a cost lies further above than the group may decide itself."""
    if "plan" not in change.asked:
        return []
    diff = compared(change.before.get("plan") or {}, change.asked["plan"], case.call.overrun_percent)
    over = diff.over()
    costs = [_line(line, "expenses", CATEGORIES, is_over=line in over) for line in diff.costs]
    return costs + [_line(line, "incomes", INCOMES, is_over=False) for line in diff.incomes]


def _line(line: Line, side: str, labels: Mapping[str, object], *, is_over: bool) -> dict[str, object]:
    asked = line.actual or 0
    return {
        "side": side,
        "kind": line.code,
        "label": " – ".join(str(part) for part in (labels.get(line.code, line.code), line.text) if part),
        "was": line.planned,
        "asked": asked,
        "difference": line.difference,
        "percent": line.percent,
        "over": is_over,
        "is_new": not line.planned,
        "is_changed": bool(line.difference),
    }


def notices_of(case: Application) -> list[Notice]:
    """All notices of a case, oldest first."""
    return list(Notice.objects.filter(application=case).select_related("told_by", "answered_by"))


def open_notices(user: User) -> QuerySet[Notice]:
    """Notices that wait for an answer in cases that this person sees, oldest first."""
    mine = Application.objects.filter(visible(user))
    rows = Notice.objects.filter(answered_at=None, application__in=mine)
    return rows.select_related("application__call", "application__organisation").order_by("told_at", "id")
