"""The API of grants: calls, self-check, drafts, and every step of an application."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from workflows.engine import kinds
from workflows.engine.models import Step
from workflows.forms import actions as forms
from workflows.people.access import api_auth
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require

from . import actions, reading
from .definitions.texts import Text
from .models import Application, Call, Consultation
from .rules import panel, scoring, selfcheck, steps
from .rules.visibility import readable_reviews, sees_inside
from .schemas import (
    ApplicationDetailOut,
    ApplicationOut,
    AssignIn,
    CallDetailOut,
    CallOut,
    CandidateOut,
    ConfirmIn,
    ConflictIn,
    ConsultationIn,
    ConsultationOut,
    DraftIn,
    FormalCheckIn,
    GrantDecisionIn,
    GrantReviewIn,
    NoteIn,
    PartiesOut,
    ReplaceIn,
    SelfCheckIn,
    SelfCheckOut,
    SelfCheckQuestionOut,
)

router = Router(tags=["grants"], auth=api_auth)


# --- calls --------------------------------------------------------------------------------------------------


@router.get("/calls", response=list[CallOut], auth=None, url_name="grants_calls", operation_id="grants_calls")
def list_calls(request: HttpRequest) -> list[dict[str, Any]]:
    """List the published calls, open ones first."""
    calls = Call.objects.published().prefetch_related("windows").order_by("slug")
    return sorted((_call(call) for call in calls), key=lambda row: not row["is_open"])


@router.get(
    "/calls/{slug}", response=CallDetailOut, auth=None, url_name="grants_call", operation_id="grants_call"
)
def read_call(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Read the terms of a call."""
    call = _published(slug)
    terms = {name: getattr(call, name) for name in CallDetailOut.model_fields if hasattr(call, name)}
    return terms | _call(call) | {"windows": list(call.windows.all())}


@router.get(
    "/calls/{slug}/self-check",
    response=list[SelfCheckQuestionOut],
    auth=None,
    url_name="grants_self_check_questions",
    operation_id="grants_self_check_questions",
)
def read_self_check(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """List the questions of the eligibility self-check."""
    return [
        {"code": each.code, "label": _say(each.label)} for each in selfcheck.questions_for(_published(slug))
    ]


@router.post(
    "/calls/{slug}/self-check",
    response=SelfCheckOut,
    auth=None,
    url_name="grants_self_check_api",
    operation_id="grants_self_check_api",
)
def run_self_check(request: HttpRequest, slug: str, given: SelfCheckIn) -> dict[str, Any]:
    """Evaluate the self-check; nothing is stored."""
    result = selfcheck.evaluate(_published(slug), given.answers)
    return {
        "result": result.result,
        "reasons": [_say(text) for text in result.reasons],
        "carried": result.carried,
    }


# --- applications -------------------------------------------------------------------------------------------


@router.post(
    "/applications", response={201: ApplicationOut}, url_name="grants_draft", operation_id="grants_draft"
)
def create_draft(request: HttpRequest, draft: DraftIn) -> tuple[int, dict[str, Any]]:
    """Start a draft; 409 when the organisation already has one for this call."""
    organisation = get_object_or_404(Organisation, uuid=draft.organisation, memberships__user=request.user)
    case = actions.start_draft(
        call=_published(draft.call), organisation=organisation, actor=_user(request), carried=draft.carried
    )
    return 201, _application(case)


@router.get(
    "/applications/{uuid:case_id}",
    response=ApplicationDetailOut,
    url_name="grants_application",
    operation_id="grants_application",
)
def read_application(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Read an application; checks and reviews as far as the caller may."""
    user = _user(request)
    case = reading.visible_application(user, case_id)
    inside = steps.is_member(user, case) or sees_inside(user, case)
    return _application(case) | {
        "sections": reading.sections(case, for_review=not inside),
        "findings": [_finding(found) for found in reading.findings(case)] if inside else [],
        "reviews": [_review(review) for review in readable_reviews(user, case)],
    }


@router.post(
    "/applications/{uuid:case_id}/submit",
    response=ApplicationOut,
    url_name="grants_submit",
    operation_id="grants_submit",
)
def submit(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Submit a draft, or hand in corrections; 422 with a message per question."""
    case = reading.visible_application(_user(request), case_id)
    require(steps.may_sign(_user(request), case))
    forms.submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=_user(request))
    return _application(_fresh(case))


@router.post(
    "/applications/{uuid:case_id}/withdraw",
    response=ApplicationOut,
    url_name="grants_withdraw",
    operation_id="grants_withdraw",
)
def withdraw(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Withdraw an application; possible until the decision."""
    case = reading.visible_application(_user(request), case_id)
    actions.withdraw(case=case, actor=_user(request))
    return _application(_fresh(case))


@router.post(
    "/applications/{uuid:case_id}/extend",
    response=ApplicationOut,
    url_name="grants_extend",
    operation_id="grants_extend",
)
def extend(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Ask for more time to answer the formal check; once."""
    case = reading.visible_application(_user(request), case_id)
    actions.extend(case=case, actor=_user(request))
    return _application(_fresh(case))


# --- steps --------------------------------------------------------------------------------------------------


@router.post(
    "/steps/{int:step_id}/formal-check",
    response=ApplicationOut,
    url_name="grants_formal_check",
    operation_id="grants_formal_check",
)
def check_formally(request: HttpRequest, step_id: int, given: FormalCheckIn) -> dict[str, Any]:
    """Complete the formal check."""
    step = _step(request, step_id, "formal_check")
    return _application(_fresh(actions.check_formally(step=step, actor=_user(request), **given.dict())))


@router.post(
    "/steps/{int:step_id}/confirm-rejection",
    response=ApplicationOut,
    url_name="grants_confirm_rejection",
    operation_id="grants_confirm_rejection",
)
def confirm_rejection(request: HttpRequest, step_id: int, given: ConfirmIn) -> dict[str, Any]:
    """Confirm or refuse a rejection for formal reasons, as a second person."""
    step = _step(request, step_id, "confirm_rejection")
    return _application(_fresh(actions.confirm_rejection(step=step, actor=_user(request), **given.dict())))


@router.get(
    "/steps/{int:step_id}/candidates",
    response=list[CandidateOut],
    url_name="grants_candidates",
    operation_id="grants_candidates",
)
def list_candidates(request: HttpRequest, step_id: int) -> list[dict[str, Any]]:
    """List the reviewers of the house, those who are free and have least to do first."""
    step = _step(request, step_id, "assign", "assign_third", "review", "third_review")
    case = reading.visible_application(_user(request), step.case_id)
    require(_officer(_user(request), case))
    return [
        {
            "id": each.user.uuid,
            "name": str(each.user),
            "load": each.load,
            "free": each.verdict.allowed and not each.asked,
            "reason": each.verdict.reason,
        }
        for each in panel.candidates(case)
    ]


@router.post(
    "/steps/{int:step_id}/assign",
    response=ApplicationOut,
    url_name="grants_assign",
    operation_id="grants_assign",
)
def assign(request: HttpRequest, step_id: int, given: AssignIn) -> dict[str, Any]:
    """Name the reviewers, or the third one."""
    step = _step(request, step_id, "assign", "assign_third")
    people = _people(given.reviewers)
    if step.node == "assign":
        case = actions.assign_reviewers(step=step, actor=_user(request), reviewers=people)
    elif len(people) == 1:
        case = actions.assign_third(step=step, actor=_user(request), reviewer=people[0])
    else:
        raise Invalid({"reviewers": "1"})
    return _application(_fresh(case))


@router.post(
    "/steps/{int:step_id}/replace",
    response=ApplicationOut,
    url_name="grants_replace",
    operation_id="grants_replace",
)
def replace(request: HttpRequest, step_id: int, given: ReplaceIn) -> dict[str, Any]:
    """Give the seat of a review that is not finished to somebody else."""
    step = _step(request, step_id, "review", "third_review")
    (person,) = _people([given.reviewer])
    review = actions.replace_reviewer(step=step, actor=_user(request), reviewer=person)
    return _application(_fresh(review.application))


@router.get(
    "/steps/{int:step_id}/parties",
    response=PartiesOut,
    url_name="grants_parties",
    operation_id="grants_parties",
)
def read_parties(request: HttpRequest, step_id: int) -> dict[str, Any]:
    """Read who is behind an application, before declaring a conflict of interest."""
    step = _own_review_step(request, step_id)
    return reading.parties(reading.application_of(step))


@router.post(
    "/steps/{int:step_id}/conflict",
    response={204: None},
    url_name="grants_conflict",
    operation_id="grants_conflict",
)
def declare_conflict(request: HttpRequest, step_id: int, given: ConflictIn) -> tuple[int, None]:
    """Declare whether there is a conflict of interest; "none" opens the application."""
    step = _step(request, step_id, "review", "third_review")
    actions.declare_conflict(step=step, actor=_user(request), conflict=given.conflict)
    return 204, None


@router.post(
    "/steps/{int:step_id}/review",
    response={204: None},
    url_name="grants_review",
    operation_id="grants_review",
)
def submit_review(request: HttpRequest, step_id: int, given: GrantReviewIn) -> tuple[int, None]:
    """Submit a review; it can't be changed afterwards."""
    step = _step(request, step_id, "review", "third_review")
    actions.submit_review(step=step, actor=_user(request), **given.dict())
    return 204, None


@router.post(
    "/steps/{int:step_id}/decision",
    response=ApplicationOut,
    url_name="grants_decide",
    operation_id="grants_decide",
)
def decide(request: HttpRequest, step_id: int, given: GrantDecisionIn) -> dict[str, Any]:
    """Approve, reject or return for revision."""
    step = _step(request, step_id, "decide")
    decision = actions.decide(step=step, actor=_user(request), **given.dict())
    return _application(_fresh(decision.application))


@router.post(
    "/steps/{int:step_id}/recheck",
    response=ApplicationOut,
    url_name="grants_recheck",
    operation_id="grants_recheck",
)
def recheck(request: HttpRequest, step_id: int, given: NoteIn) -> dict[str, Any]:
    """Pass a revised application on to the decision."""
    step = _step(request, step_id, "recheck")
    return _application(_fresh(actions.recheck(step=step, actor=_user(request), note=given.note)))


@router.post(
    "/consultations",
    response={201: ConsultationOut},
    url_name="grants_consult",
    operation_id="grants_consult",
)
def record_consultation(request: HttpRequest, given: ConsultationIn) -> tuple[int, dict[str, Any]]:
    """Record a talk of an adviser with an organisation."""
    require(steps.may_advise(_user(request)))
    organisation = get_object_or_404(Organisation, uuid=given.organisation)
    held: Consultation = actions.record_consultation(
        organisation=organisation,
        actor=_user(request),
        held_on=given.held_on,
        topic=given.topic,
        note=given.note,
    )
    row = {"id": held.pk, "organisation": organisation.uuid, "held_on": held.held_on, "topic": held.topic}
    return 201, row


# --- shared -------------------------------------------------------------------------------------------------


def _user(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)
    return user


def _published(slug: str) -> Call:
    return get_object_or_404(Call.objects.published(), slug=slug)


def _say(text: Text) -> str:
    return reading.say(text)


def _step(request: HttpRequest, step_id: int, *nodes: str) -> Step:
    return get_object_or_404(
        Step.objects.select_related("case"), pk=step_id, node__in=nodes, case__kind__in=reading.KINDS
    )


def _own_review_step(request: HttpRequest, step_id: int) -> Step:
    rows = Step.objects.filter(assignee=_user(request), node__in=("review", "third_review"))
    return get_object_or_404(rows, pk=step_id)


def _officer(user: User, case: Application) -> Any:
    return steps.may_name_reviewers(user, case)


def _people(identifiers: list[UUID]) -> list[User]:
    people = {person.uuid: person for person in User.objects.filter(uuid__in=identifiers, is_active=True)}
    if missing := [each for each in identifiers if each not in people]:
        raise Invalid({"reviewers": ", ".join(map(str, missing))})
    return [people[each] for each in identifiers]


def _fresh(case: Any) -> Application:
    return Application.objects.select_related("call").get(pk=case.pk)


def _call(call: Call) -> dict[str, Any]:
    window = call.window_at()
    return {
        "slug": call.slug,
        "title": call.text("title"),
        "summary": call.text("summary"),
        "is_open": window is not None,
        "form_code": call.form_code,
        "max_grant": call.max_grant,
        "closes_at": window.closes_at if window else None,
    }


def _application(case: Application) -> dict[str, Any]:
    return {
        "id": case.pk,
        "number": case.number,
        "title": case.title,
        "call": case.call.slug,
        "stage": case.stage,
        "stage_label": kinds.stage_label(case),
        "sheet": reading.sheet_of(case).pk,
        "requested": case.requested,
        "total_cost": case.total_cost,
        "submitted_at": case.submitted_at,
        "due_at": case.due_at,
    }


def _finding(found: Any) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity,
        "question": found.question,
        "message": found.message(),
    }


def _review(review: Any) -> dict[str, Any]:
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


def _weights(review: Any) -> list[tuple[str, int]]:
    weights = review.application.call.weights
    return [(code, weights[code]) for code in scoring.ordered(weights)]
