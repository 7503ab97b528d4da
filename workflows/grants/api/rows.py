"""Calls, applications, findings and reviews as the API shows them."""

from typing import Any

from django.urls import reverse

from workflows.engine import kinds
from workflows.engine.refusals import as_problem
from workflows.grants.models import Review

from ..actions import DraftExists
from ..models import Application, Call
from ..reading import cases as reading
from ..rules import scoring
from ..rules.promise import promise_of


def fresh(case: Application) -> Application:
    """The application as it is in the database now."""
    return Application.objects.select_related("call").get(pk=case.pk)


def call_row(call: Call) -> dict[str, object]:
    """A call as a line of a list."""
    window = call.window_at()
    return {
        "id": call.pk,
        "slug": call.slug,
        "title": call.text("title"),
        "summary": call.text("summary"),
        "is_open": window is not None,
        "form_code": call.form_code,
        "max_grant": call.max_grant,
        "closes_at": window.closes_at if window else None,
    }


def application_row(case: Application) -> dict[str, object]:
    """An application without its answers."""
    promised = promise_of(case)
    return {
        "id": case.pk,
        "number": case.number,
        "title": case.title,
        "call": case.call.slug,
        "stage": case.stage,
        "stage_label": kinds.stage_label(case),
        "sheet": reading.sheet_key(case),
        "requested": case.requested,
        "total_cost": case.total_cost,
        "submitted_at": case.submitted_at,
        "due_at": case.due_at,
        "answer_by": promised.day if promised and not promised.stands_still else None,
    }


def draft_exists_row(exists: DraftExists) -> dict[str, object]:
    """Where the draft is that the organisation has already."""
    sheet = reading.sheet_key(exists.application)
    place = {"sheet": sheet, "url": reverse("forms:sheet", args=[sheet])}
    return as_problem(exists, application=exists.application.pk, **place)


def finding_row(found: Any) -> dict[str, object]:
    """One check that did not pass."""
    return {
        "code": found.code,
        "severity": found.severity,
        "question": found.question,
        "message": found.message(),
    }


def review_row(review: Review) -> dict[str, object]:
    """A review with its scores in the order of the call."""
    scores = [
        {
            "criterion": code,
            "weight": weight,
            "points": (review.scores.get(code) or {}).get("points"),
            "reason": (review.scores.get(code) or {}).get("reason", ""),
        }
        for code, weight in _weights(review)
    ]
    fields = ("slot", "state", "percent", "recommendation", "recommended_amount", "conditions", "comment")
    return {name: getattr(review, name) for name in fields} | {"scores": scores}


def _weights(review: Review) -> list[tuple[str, int]]:
    weights = review.application.call.weights
    return [(code, weights[code]) for code in scoring.ordered(weights)]
