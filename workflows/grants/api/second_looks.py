"""Looking again over the API: undoing a decision, complaints and their answers, late admissions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import actions
from ..models import Call, Complaint, LateAdmission
from ..reading import cases as reading
from ..reading import second_looks
from ..rules import admissions, complaints
from .routing import router
from .rows import application_row, fresh
from .schemas.cases import ApplicationOut
from .schemas.second_looks import (
    AdmissionIn,
    AdmissionOut,
    ComplaintAnswerIn,
    ComplaintIn,
    ComplaintOut,
    UndoIn,
)


@router.post(
    "/applications/{uuid:case_id}/undo-decision", response=ApplicationOut, operation_id="grants_undo_decision"
)
def undo_decision(request: HttpRequest, case_id: UUID, given: UndoIn) -> dict[str, object]:
    """Undo a decision of your own while its mail waits."""
    case = reading.visible_application(caller(request), case_id)
    actions.undo_decision(case=case, actor=caller(request), reason=given.reason)
    return application_row(fresh(case))


@router.post(
    "/applications/{uuid:case_id}/complaint", response={201: ComplaintOut}, operation_id="grants_complain"
)
def complain(request: HttpRequest, case_id: UUID, given: ComplaintIn) -> tuple[int, Complaint]:
    """Say within fourteen days that you see an answer of the house differently."""
    case = reading.visible_application(caller(request), case_id)
    return 201, actions.complain(case=case, actor=caller(request), text=given.text)


@router.get("/complaints", response=list[ComplaintOut], operation_id="grants_complaints")
def list_complaints(request: HttpRequest) -> Any:
    """List complaints that wait for an answer."""
    require(complaints.may_read(caller(request)))
    return second_looks.open_complaints(caller(request))


@router.post(
    "/complaints/{int:complaint_id}/answer", response=ComplaintOut, operation_id="grants_answer_complaint"
)
def answer_complaint(request: HttpRequest, complaint_id: int, given: ComplaintAnswerIn) -> Complaint:
    """Answer a complaint as somebody who was not involved."""
    require(complaints.may_read(caller(request)))
    complaint = get_object_or_404(Complaint, pk=complaint_id)
    reading.visible_application(caller(request), complaint.application_id)
    return actions.answer_complaint(complaint=complaint, actor=caller(request), **given.dict())


@router.get(
    "/managed-calls/{slug}/late-admissions",
    response=list[AdmissionOut],
    operation_id="grants_late_admissions",
)
def list_admissions(request: HttpRequest, slug: str) -> Any:
    """List the organisations that may hand in after the round."""
    require(admissions.may_read(caller(request)))
    return second_looks.admissions_of(get_object_or_404(Call, slug=slug))


@router.post(
    "/managed-calls/{slug}/late-admissions",
    response={201: AdmissionOut},
    url_name="grants_late_admissions",
    operation_id="grants_propose_admission",
)
def propose_admission(request: HttpRequest, slug: str, given: AdmissionIn) -> tuple[int, LateAdmission]:
    """Propose that one organisation may still hand in."""
    require(admissions.may_propose(caller(request)))
    call = get_object_or_404(Call, slug=slug)
    organisation = get_object_or_404(Organisation, uuid=given.organisation)
    return 201, actions.propose_admission(
        call=call, organisation=organisation, actor=caller(request), reason=given.reason, until=given.until
    )


@router.post(
    "/late-admissions/{int:admission_id}/confirm",
    response=AdmissionOut,
    operation_id="grants_confirm_admission",
)
def confirm_admission(request: HttpRequest, admission_id: int) -> LateAdmission:
    """Confirm a late admission as a second person."""
    require(admissions.may_read(caller(request)))
    return actions.confirm_admission(
        admission=get_object_or_404(LateAdmission, pk=admission_id), actor=caller(request)
    )
