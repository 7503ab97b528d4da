"""Rows of lists as the components of the design system take them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.engine import kinds
from workflows.engine.models import Case, Step

# A title in Arabic must not turn the number beside it around (Unicode bidirectional isolates).
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def task_rows(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """One row per open step."""
    rows = []
    for step in steps:
        kind = kinds.find(step.case.kind)
        href = kind.step_url(step) if kind and kind.step_url else reverse("desk:case", args=[step.case_id])
        status, tone = due_words(step.due_at)
        rows.append(
            {
                "step": step,
                "title": step.case.title or step.case.number or kinds.node_label(step.case.kind, step.node),
                "href": href,
                "hint": hint(step.case, kinds.node_label(step.case.kind, step.node)),
                "status": status,
                "tone": tone,
                "due_at": step.due_at,
            }
        )
    return rows


def first_steps(steps: QuerySet[Step]) -> dict[Any, Step]:
    """By case the step that is due first; one query."""
    found: dict[Any, Step] = {}
    for step in steps.order_by(F("due_at").asc(nulls_last=True), "id"):
        found.setdefault(step.case_id, step)
    return found


def case_rows(cases: Iterable[Case], *, mine: Mapping[Any, Step] | None = None) -> list[dict[str, Any]]:
    """One row per case; `mine` says by case which step waits for the reader."""
    mine = mine or {}
    rows = []
    for case in cases:
        kind = kinds.find(case.kind)
        status, tone = due_words(case.due_at if case.closed_at is None else None, short=True)
        rows.append(
            {
                "case": case,
                "href": case_href(case),
                "kind": kind.label if kind else case.kind,
                "stage": kinds.stage_label(case),
                "organisation": str(case.organisation or "–"),
                "contact": str(case.assignee or "–"),
                "due": status,
                "due_tone": tone,
                "my_turn": case.pk in mine,
                **_my_step(mine.get(case.pk)),
            }
        )
    return rows


def _my_step(step: Step | None) -> dict[str, str]:
    """What the reader has to do and until when, in words; empty when nothing waits for them."""
    if step is None:
        return {"todo": "", "todo_due": ""}
    due, _tone = due_words(step.due_at)
    return {"todo": kinds.node_label(step.case.kind, step.node), "todo_due": due}


def case_href(case: Case) -> str:
    """The page of a case, as its process says."""
    kind = kinds.find(case.kind)
    return kind.case_url(case) if kind and kind.case_url else reverse("desk:case", args=[case.pk])


def hint(case: Case, step: str) -> str:
    """What is to be done, for whom, and the number of the case in one line."""
    organisation = str(case.organisation) if case.organisation_id else ""
    parts = [part for part in (step, case.number, organisation) if part]
    return " · ".join(f"{ISOLATE}{part}{END_ISOLATE}" for part in parts)


def due_words(due_at: Any, *, short: bool = False) -> tuple[str, str]:
    """When something is due in words (or just the day, under a heading), with the tone of its badge."""
    if due_at is None:
        return "", "neutral"
    days = (timezone.localdate(due_at) - timezone.localdate()).days
    if due_at < timezone.now():
        if days == 0:
            return _("Overdue since today"), "error"
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", -days) % {
            "days": -days
        }, "error"
    if days == 0:
        return _("Due today"), "warning"
    day = date_format(timezone.localtime(due_at), "SHORT_DATE_FORMAT")
    text = day if short else _("Due %(day)s") % {"day": day}
    return text, "warning" if days <= 3 else "neutral"
