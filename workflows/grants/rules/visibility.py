"""Who sees an application at all, and who sees its inside; a conflict of interest hides everything."""

from django.db.models import Q

from workflows.engine.membership import mine
from workflows.engine.models import HistoryEntry
from workflows.engine.standing import remembered, standing
from workflows.people.models import Role, User
from workflows.upkeep.statements import CASE, Statement

from ..models import Application, Conflict, Review, ReviewState
from ..models.reviews import ReviewQuerySet
from .four_eyes import OUT, Hat, hats

# Staff who read every application that was submitted; reviewers read only their own.
READERS = (Role.FORMAL_OFFICER, Role.ADVISER, Role.DECISION_MAKER, Role.EXAMINER, Role.CASH, Role.AUDITOR)


def visible(user: User) -> Q:
    """The condition on Case: own organisation always; staff without conflict; reviewers after declaring.

    `sees` says the same about one case; a test compares them.
    """
    inside = Q(pk__in=[])
    if user.has_role(*READERS):
        inside |= ~Q(submitted_at=None)
    if user.has_role(Role.REVIEWER):
        inside |= Q(
            pk__in=_reviews(user)
            .filter(state__in=[ReviewState.OPEN, ReviewState.SUBMITTED])
            .values("application")
        )
    closed = (
        _reviews(user)
        .filter(state__in=[ReviewState.ASSIGNED, ReviewState.RECUSED])
        .exclude(conflict=Conflict.NO_TIME)
        .values("application")
    )
    hands = HistoryEntry.objects.filter(actor=user, for_applicant=True).values("case")
    left = HistoryEntry.objects.filter(actor=user, verb="jury.recused").values("case")
    return mine(user) | (inside & ~Q(pk__in=closed) & ~Q(pk__in=hands) & ~Q(pk__in=left))


def _reviews(user: User) -> ReviewQuerySet:
    return Review.objects.filter(reviewer=user)


def sees(user: User, case: Application) -> bool:
    """Whether `user` may open the application: `visible`, for one case."""
    if not (user.is_authenticated and user.is_active):
        return False
    here = standing(case, user)
    if here.belongs:
        return True
    if here.had_a_hand or here.deeds & {"seat.assigned", "seat.recused", "jury.recused"}:
        return False
    reads = user.has_role(*READERS) and case.submitted_at is not None
    return reads or (user.has_role(Role.REVIEWER) and bool(here.deeds & {"seat.open", "seat.submitted"}))


def sees_inside(user: User, case: Application) -> bool:
    """Whether `user` may read notes, checks and decisions: staff who are free and not the applicant's own."""
    return not hats(case, user) & OUT and user.has_role(*READERS) and sees(user, case)


def is_blind(case: Application, user: User) -> bool:
    """Whether `user` reviews and the others have not all handed in: then nobody tells who they are."""
    if Hat.REVIEWER not in hats(case, user):
        return False
    return remembered(case, "reviews pending", case.reviews.pending().exists)


_reviews_of: Statement[Review] = Statement(
    lambda: Review.objects.standing().filter(application_id=CASE).select_related("reviewer")
)


def readable_reviews(user: User, case: Application) -> list[Review]:
    """The submitted reviews this person may read: none of others before all are in, the own one always."""
    reviews = _reviews_of(case=case.pk)
    for review in reviews:
        review.application = case
    own = [
        review for review in reviews if review.reviewer_id == user.pk and review.state != ReviewState.ASSIGNED
    ]
    if hats(case, user) & OUT:
        return []
    pending = any(review.state != ReviewState.SUBMITTED for review in reviews)
    if pending or not (own or user.has_role(*READERS)):
        return own
    return reviews
