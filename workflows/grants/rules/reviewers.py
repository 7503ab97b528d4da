"""Whom to ask for a review: free of conflicts, with the least to do."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from workflows.engine.standing import standings
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Review, ReviewState
from .four_eyes import Act, verdict, worn_by


@dataclass(frozen=True)
class Candidate:
    """A reviewer with their load and whether they may judge this application."""

    user: User
    load: int
    verdict: Verdict
    asked: bool


def may_list_own(user: User) -> Verdict:
    """Whoever reviews has a list of their finished reviews."""
    return ALLOWED if user.has_role(Role.REVIEWER) else refused(_("Reviews are written by reviewers."))


def candidates(case: Application) -> list[Candidate]:
    """All reviewers of the house; those who are free come first, the least busy at the top."""
    busy = Count("reviews", filter=Q(reviews__state__in=[ReviewState.ASSIGNED, ReviewState.OPEN]))
    people = User.objects.filter(is_active=True, role_grants__role=Role.REVIEWER).annotate(load=busy)
    asked = set(Review.objects.filter(application=case).values_list("reviewer_id", flat=True))
    people = list(people)
    known = standings(case, people)
    found = [
        Candidate(user, user.load, verdict(Act.REVIEW, worn_by(known[user.pk])), user.pk in asked)
        for user in people
    ]
    return sorted(found, key=lambda each: (each.asked, not each.verdict.allowed, each.load, each.user.pk))


def free(case: Application) -> list[User]:
    """Reviewers who may be asked, the least busy first."""
    return [each.user for each in candidates(case) if each.verdict.allowed and not each.asked]
