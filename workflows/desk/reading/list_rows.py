"""Rows of lists as the components of the design system take them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from workflows.desk.listing.trails import address_of_step
from workflows.desk.reading.due_words import due_words
from workflows.desk.reading.turn_words import turn_words
from workflows.engine import kinds
from workflows.engine.models import Case, Step
from workflows.engine.turns import Turn

Row = dict[str, Any]

# A title in Arabic must not turn the number beside it around (Unicode bidirectional isolates).
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def task_rows(steps: Iterable[Step], query: str = "") -> list[Row]:
    """One row per open step; `query` names the list in the addresses."""
    rows = []
    for step in steps:
        status, tone = due_words(step.due_at)
        rows.append(
            {
                "step": step,
                "title": step.case.title or step.case.number or kinds.node_label(step.case.kind, step.node),
                "href": address_of_step(step) + query,
                "hint": hint(step.case, kinds.node_label(step.case.kind, step.node)),
                "status": status,
                "tone": tone,
                "due_at": step.due_at,
            }
        )
    return rows


def case_rows(cases: Iterable[Case], *, turns: Mapping[UUID, Turn], inside: bool = True) -> list[Row]:
    """One row per case; `turns` say by case whose turn it is, in words for the house or the applicant."""
    rows = []
    for case in cases:
        kind = kinds.find(case.kind)
        status, tone = due_words(case.due_at if case.closed_at is None else None, short=True)
        turn = turn_words(turns.get(case.pk), inside=inside)
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
                "received": day_of(case.submitted_at),
                "waiting": day_of(case.stage_since),
                "language": case.get_language_display(),
                "turn": turn,
                "my_turn": turn is not None and turn.is_mine,
            }
        )
    return rows


def day_of(at: datetime | None) -> str:
    """The day of a moment, short; empty when it has not come."""
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT") if at else ""


def case_href(case: Case) -> str:
    """The page of a case, as its process says."""
    kind = kinds.find(case.kind)
    return kind.case_url(case) if kind and kind.case_url else reverse("desk:case", args=[case.pk])


def hint(case: Case, step: str) -> str:
    """What is to be done, for whom, and the number of the case in one line."""
    organisation = str(case.organisation) if case.organisation_id else ""
    parts = [part for part in (step, case.number, organisation) if part]
    return " · ".join(f"{ISOLATE}{part}{END_ISOLATE}" for part in parts)
