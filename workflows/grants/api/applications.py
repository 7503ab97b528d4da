"""Applications from the applicants' side: start, read, submit, withdraw, more time."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.engine.standing import standing
from workflows.forms import actions as forms
from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import actions
from ..reading import cases as reading
from ..rules import steps
from ..rules.visibility import readable_reviews, sees_inside
from .routing import published, router
from .rows import application_row, draft_exists_row, finding_row, fresh, review_row
from .schemas.cases import ApplicationDetailOut, ApplicationOut, DraftExistsOut, DraftIn, SignatureIn
from .schemas.ideas import TimeToWriteIn


@router.post(
    "/applications",
    response={201: ApplicationOut, 409: DraftExistsOut},
    operation_id="grants_draft",
)
def create_draft(request: HttpRequest, draft: DraftIn) -> tuple[int, dict[str, object]]:
    """Start a draft, empty or with earlier answers; 409 names the draft that is there already."""
    organisation = get_object_or_404(Organisation.objects.of(caller(request)), uuid=draft.organisation)
    earlier = reading.visible_application(caller(request), draft.from_case) if draft.from_case else None
    try:
        case = actions.start_draft(
            call=published(draft.call),
            organisation=organisation,
            actor=caller(request),
            carried=draft.carried,
            earlier=earlier,
            answers=draft.answers,
        )
    except actions.DraftExists as exists:
        return 409, draft_exists_row(exists)
    return 201, application_row(case)


@router.get("/applications/{uuid:case_id}", response=ApplicationDetailOut, operation_id="grants_application")
def read_application(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read an application; checks and reviews as far as the caller may."""
    user = caller(request)
    case = reading.visible_application(user, case_id)
    inside = standing(case, user).belongs or sees_inside(user, case)
    return application_row(case) | {
        "sections": reading.sections(case, for_review=not inside),
        "findings": [finding_row(found) for found in reading.findings(case)] if inside else [],
        "reviews": [review_row(review) for review in readable_reviews(user, case)],
    }


@router.post(
    "/applications/{uuid:case_id}/submit",
    response=ApplicationOut,
    operation_id="grants_submit",
)
def submit(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Submit a draft, or hand in corrections; 422 with a message per question."""
    case = reading.visible_application(caller(request), case_id)
    require(steps.may_sign(caller(request), case))
    forms.submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=caller(request))
    return application_row(fresh(case))


@router.post("/applications/{uuid:case_id}/withdraw", response=ApplicationOut, operation_id="grants_withdraw")
def withdraw(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Withdraw an application, or give a grant back: what was paid is asked back."""
    case = reading.visible_application(caller(request), case_id)
    actions.withdraw(case=case, actor=caller(request))
    return application_row(fresh(case))


@router.post("/applications/{uuid:case_id}/extend", response=ApplicationOut, operation_id="grants_extend")
def extend(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Ask for more time to answer the formal check; once."""
    case = reading.visible_application(caller(request), case_id)
    actions.extend(case=case, actor=caller(request))
    return application_row(fresh(case))


@router.post(
    "/applications/{uuid:case_id}/time-to-write",
    response=ApplicationOut,
    operation_id="grants_give_time_to_write",
)
def give_time(request: HttpRequest, case_id: UUID, given: TimeToWriteIn) -> dict[str, object]:
    """Give a group more time to write its application after a yes to its idea."""
    case = reading.visible_application(caller(request), case_id)
    actions.give_time_to_write(case=case, actor=caller(request), **given.dict())
    return application_row(fresh(case))


@router.post(
    "/applications/{uuid:case_id}/signature", response=ApplicationOut, operation_id="grants_signature"
)
def record_signature(request: HttpRequest, case_id: UUID, given: SignatureIn) -> dict[str, object]:
    """Record that the contract came back signed; after the day it was due the offer has lapsed."""
    case = reading.visible_application(caller(request), case_id)
    actions.record_signature(case=case, actor=caller(request), signed_on=given.signed_on)
    return application_row(fresh(case))
