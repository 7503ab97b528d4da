"""The steps of the staff: formal check, reviewers, reviews, decision."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.engine.models import Step
from workflows.people.access.doors import caller
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..reading import cases as reading
from ..reading.panels import why
from ..rules import reviewers as panel
from ..rules import steps as rules
from .routing import router
from .rows import application_row, fresh
from .schemas.cases import (
    ApplicationOut,
    AssignIn,
    ConfirmIn,
    ConflictIn,
    FormalCheckIn,
    GrantDecisionIn,
    GrantReviewIn,
    NoteIn,
    PartiesOut,
    ReplaceIn,
)
from .schemas.ideas import IdeaCheckIn
from .schemas.panels import CandidateOut


@router.post("/steps/{int:step_id}/formal-check", response=ApplicationOut, operation_id="grants_formal_check")
def check_formally(request: HttpRequest, step_id: int, given: FormalCheckIn) -> dict[str, object]:
    """Complete the formal check."""
    step = step_at(request, step_id, "formal_check")
    return application_row(fresh(actions.check_formally(step=step, actor=caller(request), **given.dict())))


@router.post(
    "/steps/{int:step_id}/confirm-rejection", response=ApplicationOut, operation_id="grants_confirm_rejection"
)
def confirm_rejection(request: HttpRequest, step_id: int, given: ConfirmIn) -> dict[str, object]:
    """Confirm or refuse a rejection for formal reasons, as a second person."""
    step = step_at(request, step_id, "confirm_rejection")
    return application_row(fresh(actions.confirm_rejection(step=step, actor=caller(request), **given.dict())))


@router.post("/steps/{int:step_id}/idea", response=ApplicationOut, operation_id="grants_check_idea")
def check_idea(request: HttpRequest, step_id: int, given: IdeaCheckIn) -> dict[str, object]:
    """Say yes to an idea, which opens the application, or propose to say no."""
    step = step_at(request, step_id, "check_idea")
    return application_row(fresh(actions.check_idea(step=step, actor=caller(request), **given.dict())))


@router.post(
    "/steps/{int:step_id}/confirm-idea-rejection",
    response=ApplicationOut,
    operation_id="grants_confirm_idea_rejection",
)
def confirm_idea_rejection(request: HttpRequest, step_id: int, given: ConfirmIn) -> dict[str, object]:
    """Confirm or refuse the no to an idea, as a second person."""
    step = step_at(request, step_id, "confirm_idea_rejection")
    case = actions.confirm_idea_rejection(step=step, actor=caller(request), **given.dict())
    return application_row(fresh(case))


@router.get("/steps/{int:step_id}/candidates", response=list[CandidateOut], operation_id="grants_candidates")
def list_candidates(request: HttpRequest, step_id: int) -> list[dict[str, object]]:
    """List the reviewers of the house: those who are free, fit best and have least to do first."""
    step = step_at(request, step_id, "assign", "assign_third", "review", "third_review")
    case = reading.visible_application(caller(request), step.case_id)
    require(rules.may_name_reviewers(caller(request), case))
    return [
        {
            "id": each.user.uuid,
            "name": str(each.user),
            "load": each.load,
            "free": each.free,
            "reason": each.verdict.reason,
            "topics": sorted(each.topics),
            "reads": each.reads,
            "in_pool": each.in_pool,
            "why": why(each, case),
        }
        for each in panel.candidates(case, case.call.reviewers if step.node == "assign" else 1)
    ]


@router.post("/steps/{int:step_id}/assign", response=ApplicationOut, operation_id="grants_assign")
def assign(request: HttpRequest, step_id: int, given: AssignIn) -> dict[str, object]:
    """Name the reviewers, or the third one."""
    step = step_at(request, step_id, "assign", "assign_third")
    people = _people(given.reviewers)
    if step.node == "assign":
        case = actions.assign_reviewers(step=step, actor=caller(request), reviewers=people)
    elif len(people) == 1:
        case = actions.assign_third(step=step, actor=caller(request), reviewer=people[0])
    else:
        raise Invalid({"reviewers": "1"})
    return application_row(fresh(case))


@router.post("/steps/{int:step_id}/replace", response=ApplicationOut, operation_id="grants_replace")
def replace(request: HttpRequest, step_id: int, given: ReplaceIn) -> dict[str, object]:
    """Give the seat of a review that is not finished to somebody else."""
    step = step_at(request, step_id, "review", "third_review")
    (person,) = _people([given.reviewer])
    review = actions.replace_reviewer(step=step, actor=caller(request), reviewer=person)
    return application_row(fresh(review.application))


@router.get("/steps/{int:step_id}/parties", response=PartiesOut, operation_id="grants_parties")
def read_parties(request: HttpRequest, step_id: int) -> dict[str, object]:
    """Read who is behind an application, before declaring a conflict of interest."""
    step = _own_review_step(request, step_id)
    return reading.parties(reading.application_of(step))


@router.post("/steps/{int:step_id}/conflict", response={204: None}, operation_id="grants_conflict")
def declare_conflict(request: HttpRequest, step_id: int, given: ConflictIn) -> tuple[int, None]:
    """Declare whether there is a conflict of interest; "none" opens the application."""
    step = step_at(request, step_id, "review", "third_review")
    actions.declare_conflict(step=step, actor=caller(request), conflict=given.conflict)
    return 204, None


@router.post("/steps/{int:step_id}/review", response={204: None}, operation_id="grants_review")
def submit_review(request: HttpRequest, step_id: int, given: GrantReviewIn) -> tuple[int, None]:
    """Submit a review; it can't be changed afterwards."""
    step = step_at(request, step_id, "review", "third_review")
    actions.submit_review(step=step, actor=caller(request), **given.dict())
    return 204, None


@router.post("/steps/{int:step_id}/decision", response=ApplicationOut, operation_id="grants_decide")
def decide(request: HttpRequest, step_id: int, given: GrantDecisionIn) -> dict[str, object]:
    """Approve, reject or return for revision."""
    step = step_at(request, step_id, "decide")
    decision = actions.decide(step=step, actor=caller(request), **given.dict())
    return application_row(fresh(decision.application))


@router.post("/steps/{int:step_id}/recheck", response=ApplicationOut, operation_id="grants_recheck")
def recheck(request: HttpRequest, step_id: int, given: NoteIn) -> dict[str, object]:
    """Pass a revised application on to the decision."""
    step = step_at(request, step_id, "recheck")
    return application_row(fresh(actions.recheck(step=step, actor=caller(request), note=given.note)))


def step_at(request: HttpRequest, step_id: int, *nodes: str) -> Step:
    """The step at one of these nodes; 404 otherwise."""
    return get_object_or_404(
        Step.objects.select_related("case"), pk=step_id, node__in=nodes, case__kind__in=reading.KINDS
    )


def _own_review_step(request: HttpRequest, step_id: int) -> Step:
    rows = Step.objects.filter(assignee=caller(request), node__in=("review", "third_review"))
    return get_object_or_404(rows, pk=step_id)


def _people(identifiers: list[UUID]) -> list[User]:
    people = {person.uuid: person for person in User.objects.filter(uuid__in=identifiers, is_active=True)}
    if missing := [each for each in identifiers if each not in people]:
        raise Invalid({"reviewers": ", ".join(map(str, missing))})
    return [people[each] for each in identifiers]
