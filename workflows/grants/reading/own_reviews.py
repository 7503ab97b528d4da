"""What a reviewer has handed in: their own reviews, and nobody else's."""

from workflows.people.models import User

from ..models import Review, ReviewState

MOST = 200


def own_reviews(user: User) -> list[Review]:
    """The reviews that this person has submitted, newest first."""
    rows = Review.objects.filter(reviewer=user, state=ReviewState.SUBMITTED)
    return list(rows.select_related("application__call").order_by("-submitted_at", "-id")[:MOST])
