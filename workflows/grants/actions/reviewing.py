"""Writing a review: kept as a draft, handed in once, never changed afterwards."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

from ..models import Application, Recommendation, Review, ReviewState
from ..rules import scoring


@transaction.atomic
def save_review(
    *,
    step: Step,
    actor: User,
    scores: Mapping[str, Mapping[str, object]],
    recommendation: str = "",
    recommended_amount: Decimal | None = None,
    conditions: str = "",
    comment: str = "",
) -> Review:
    """What the reviewer has so far is kept; nobody else sees it."""
    review = _own(step.case_id, actor, lock=True)
    _fill(review, scores, recommendation, recommended_amount, conditions, comment)
    review.save()
    return review


@transaction.atomic
def submit_review(
    *,
    step: Step,
    actor: User,
    scores: Mapping[str, Mapping[str, object]],
    recommendation: str,
    recommended_amount: Decimal | None = None,
    conditions: str = "",
    comment: str = "",
) -> Review:
    """The review counts; the others' open when all are in. Raises Invalid criterion by criterion."""
    with engine.performing(step, actor=actor, verb="review.submitted", audience=Audience.STAFF) as doing:
        review = _own(doing.case.pk, actor, lock=True)
        _fill(review, scores, recommendation, recommended_amount, conditions, comment)
        _complete(review, doing.case)
        review.percent = scoring.percent(review.scores, doing.case.call.weights)
        review.state, review.submitted_at = ReviewState.SUBMITTED, timezone.now()
        review.save()
    return review


def _own(case_id: UUID, actor: User, *, lock: bool) -> Review:
    rows = Review.objects.filter(application=case_id, reviewer=actor)
    review = (rows.select_for_update() if lock else rows).first()
    if review is None or review.state == ReviewState.RECUSED:
        raise NotAllowed(_("You are not a reviewer of this application."))
    if review.state == ReviewState.ASSIGNED:
        raise NotAllowed(_("Say first whether you have a conflict of interest."))
    if review.state == ReviewState.SUBMITTED:
        raise AlreadyDone(_("You have already handed in this review."))
    return review


def _fill(  # noqa: PLR0917
    review: Review,
    scores: Mapping[str, Mapping[str, object]],
    recommendation: str,
    amount: Decimal | None,
    conditions: str,
    comment: str,
) -> None:
    review.scores = {
        code: {"points": entry.get("points"), "reason": str(entry.get("reason", "")).strip()}
        for code, entry in scores.items()
        if code in scoring.CRITERIA
    }
    review.recommendation = recommendation if recommendation in Recommendation.values else ""
    review.recommended_amount, review.conditions, review.comment = amount, conditions, comment


def _complete(review: Review, case: Application) -> None:
    errors = scoring.errors(review.scores, case.call.weights)
    if not review.recommendation:
        errors["recommendation"] = _("Choose what you recommend.")
    amount = review.recommended_amount
    if amount is not None and (amount < 0 or amount > (case.requested or 0)):
        errors["recommended_amount"] = _("The amount is at most what was asked for.")
    if review.recommendation == Recommendation.CONDITIONS and not review.conditions.strip():
        errors["conditions"] = _("Name the conditions.")
    if errors:
        raise Invalid(errors)
