"""The reviewers of the house over the API: what they know about and read."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.problems import Problem
from workflows.people.verdicts import require

from .. import actions
from ..rules import pools
from ..rules.reviewers import Busy, everybody
from .routing import router
from .schemas.panels import KnowledgeIn, ReviewerOut

REFUSALS: dict[int, object] = {403: Problem, 404: Problem, 422: Problem}


@router.get("/reviewers", response={200: list[ReviewerOut], **REFUSALS}, operation_id="grants_reviewers")
def list_reviewers(request: HttpRequest) -> list[dict[str, object]]:
    """List the reviewers of the house with their topics, languages and open reviews, by name."""
    require(pools.may_list(caller(request)))
    return [_row(user) for user in everybody().order_by("name", "pk")]


@router.get(
    "/reviewers/{uuid:reviewer}", response={200: ReviewerOut, **REFUSALS}, operation_id="grants_reviewer"
)
def read_reviewer(request: HttpRequest, reviewer: UUID) -> dict[str, object]:
    """Read what a reviewer knows about and reads: one's own, or as the office."""
    return _row(_reviewer(request, reviewer))


@router.put(
    "/reviewers/{uuid:reviewer}",
    response={200: ReviewerOut, **REFUSALS},
    url_name="grants_reviewer",
    operation_id="grants_state_knowledge",
)
def state(request: HttpRequest, reviewer: UUID, given: KnowledgeIn) -> dict[str, object]:
    """Say what a reviewer knows about and reads: one's own, or as the office."""
    person = _reviewer(request, reviewer)
    actions.state_knowledge(person=person, actor=caller(request), **given.dict())
    return _row(everybody().get(pk=person.pk))


def _reviewer(request: HttpRequest, uuid: UUID) -> Busy:
    """The reviewer, for the office and for themselves; 404 for everybody else."""
    people = everybody() if pools.may_list(caller(request)) else everybody().filter(pk=caller(request).pk)
    return get_object_or_404(people, uuid=uuid)


def _row(user: Busy) -> dict[str, object]:
    knows = pools.knowledge_of(user)
    return {
        "id": user.uuid,
        "name": str(user),
        "topics": sorted(knows.topics),
        "languages": sorted(knows.languages),
        "stated": hasattr(user, "reviewer_profile"),
        "load": user.load,
    }
