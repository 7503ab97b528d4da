"""Whom to ask for a review: free of conflicts, who understands topic and language, with the least to do."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from workflows.engine.standing import standings
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Review, ReviewState
from . import pools
from .four_eyes import Act, Hat, verdict, worn_by

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Load(TypedDict):
    """What is counted of each reviewer."""

    load: int


type Busy = WithAnnotations[User, Load]


@dataclass(frozen=True)
class Candidate:
    """A reviewer with their load, what speaks for them, and whether they may judge this application."""

    user: User
    load: int
    verdict: Verdict
    asked: bool
    topics: frozenset[str] = frozenset()
    reads: bool = True
    in_pool: bool = True

    @property
    def free(self) -> bool:
        """Whether they can be asked."""
        return self.verdict.allowed and not self.asked


def may_list_own(user: User) -> Verdict:
    """Whoever reviews has a list of their finished reviews."""
    return ALLOWED if user.has_role(Role.REVIEWER) else refused(_("Reviews are written by reviewers."))


def everybody() -> "QuerySet[Busy]":
    """All reviewers of the house with what they know and how many reviews they have open (`load`)."""
    busy = Count("reviews", filter=Q(reviews__state__in=[ReviewState.ASSIGNED, ReviewState.OPEN]))
    people = User.objects.filter(is_active=True, role_grants__role=Role.REVIEWER)
    return people.annotate(load=busy).select_related("reviewer_profile")


def candidates(case: Application, seats: int = 1) -> list[Candidate]:
    """All reviewers of the house, the most fitting first.

    Those who are free stand before the others, the pool of the call before the rest of the house; then who
    reads the language and knows about the topic, then the least busy. The rest of the house may be asked only
    when the pool has too few free people for so many `seats`.
    """
    people = list(everybody())
    asked = set(Review.objects.filter(application=case).values_list("reviewer_id", flat=True))
    known, topics = standings(case, people), pools.topics_of(case)
    found = [_judged(user, case, topics, worn_by(known[user.pk]), asked) for user in people]
    if sum(each.free and each.in_pool for each in found) >= seats:
        found = [_kept_out(each) for each in found]
    return sorted(found, key=_rank)


def _judged(
    user: Busy, case: Application, topics: frozenset[str], worn: frozenset[Hat], asked: set[int]
) -> Candidate:
    knows = pools.knowledge_of(user)
    return Candidate(
        user,
        user.load,
        verdict(Act.REVIEW, worn),
        user.pk in asked,
        topics=topics & knows.topics,
        reads=case.language in knows.languages,
        in_pool=knows.fits(case.call),
    )


def _kept_out(each: Candidate) -> Candidate:
    if each.in_pool or not each.verdict:
        return each
    return replace(each, verdict=refused(_("Is not in the pool of this call.")))


def _rank(each: Candidate) -> tuple[bool, bool, bool, bool, bool, int, int]:
    fits = (not each.in_pool, not each.reads, not each.topics)
    return (each.asked, not each.verdict.allowed, *fits, each.load, each.user.pk)


def free(case: Application) -> list[User]:
    """Reviewers of the call's pool who may be asked, the most fitting first."""
    return [each.user for each in candidates(case) if each.free and each.in_pool]


def outside(case: Application, people: Collection[User], seats: int) -> list[User]:
    """Those of `people` who are kept out because the pool of the call has enough free reviewers."""
    if not pools.has_pool(case.call):
        return []
    strange = {each.user.pk for each in candidates(case, seats) if not each.in_pool and not each.verdict}
    return [person for person in people if person.pk in strange]
