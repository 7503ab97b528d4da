"""Who sees an application at all, and who sees its inside; a conflict of interest hides everything."""

from django.db.models import Q

from workflows.people.models import Membership, Role, User

from ..models import Application, Review, ReviewState
from ..models.reviews import ReviewQuerySet
from .four_eyes import Hat, hats

# Staff who read every application that was submitted; reviewers read only their own.
READERS = (Role.FORMAL_OFFICER, Role.ADVISER, Role.DECISION_MAKER, Role.EXAMINER, Role.CASH, Role.AUDITOR)


def visible(user: User) -> Q:
    """The condition on Case: own organisation always; staff without conflict; reviewers after declaring."""
    mine = Q(applicant=user) | Q(organisation__in=Membership.objects.filter(user=user).values("organisation"))
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
        _reviews(user).filter(state__in=[ReviewState.ASSIGNED, ReviewState.RECUSED]).values("application")
    )
    return mine | (inside & ~Q(pk__in=closed))


def _reviews(user: User) -> ReviewQuerySet:
    return Review.objects.filter(reviewer=user)


def sees(user: User, case: Application) -> bool:
    """Whether `user` may open the application."""
    return Application.objects.filter(visible(user), pk=case.pk).exists()


def sees_inside(user: User, case: Application) -> bool:
    """Whether `user` may read notes, checks and decisions: staff who are free and not the applicant's own."""
    worn = hats(case, user)
    if worn & {Hat.APPLICANT, Hat.CONFLICT}:
        return False
    return user.has_role(*READERS) and sees(user, case)


def readable_reviews(user: User, case: Application) -> list[Review]:
    """The submitted reviews this person may read: none of others before all are in, the own one always."""
    reviews = list(case.reviews.standing().select_related("reviewer"))
    own = [
        review for review in reviews if review.reviewer_id == user.pk and review.state != ReviewState.ASSIGNED
    ]
    worn = hats(case, user)
    if worn & {Hat.APPLICANT, Hat.CONFLICT}:
        return []
    pending = any(review.state != ReviewState.SUBMITTED for review in reviews)
    if pending or not (own or user.has_role(*READERS)):
        return own
    return reviews
