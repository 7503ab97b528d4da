"""A reviewer's own finished reviews."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from ..reading.own_reviews import own_reviews
from ..rules.reviewers import may_list_own
from .routing import router


class OwnReviewOut(Schema):
    """A review that the caller has handed in."""

    case_id: UUID
    number: str | None
    title: str
    call: str
    submitted_at: datetime
    percent: Decimal
    recommendation: str
    recommended_amount: Decimal | None


@router.get("/reviews/own", response=list[OwnReviewOut], operation_id="grants_own_reviews")
def list_own_reviews(request: HttpRequest) -> list[dict[str, object]]:
    """List the caller's finished reviews, newest first (at most 200)."""
    require(may_list_own(caller(request)))
    return [
        {
            "case_id": review.application_id,
            "number": review.application.number,
            "title": review.application.title,
            "call": str(review.application.call),
            "submitted_at": review.submitted_at,
            "percent": review.percent,
            "recommendation": review.recommendation,
            "recommended_amount": review.recommended_amount,
        }
        for review in own_reviews(caller(request))
    ]
