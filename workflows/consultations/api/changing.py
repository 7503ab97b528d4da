"""Moving and cancelling over the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller

from .. import actions
from ..models import Consultation
from .routing import REFUSALS, router
from .schemas import BookedConsultationOut, ConsultationCancelIn, ConsultationMoveIn
from .shaping import shaped


@router.post(
    "/cases/{uuid:case_id}/move",
    response={200: BookedConsultationOut, **REFUSALS},
    operation_id="consultations_move",
)
def move(request: HttpRequest, case_id: UUID, given: ConsultationMoveIn) -> dict[str, Any]:
    """Take another free time of the same adviser instead (the group or the adviser)."""
    actor = caller(request)
    case = visible_row(Consultation, actor, case_id, "adviser")
    return shaped(actions.move(case=case, actor=actor, slot=given.slot), actor)


@router.post(
    "/cases/{uuid:case_id}/cancel",
    response={200: BookedConsultationOut, **REFUSALS},
    operation_id="consultations_cancel",
)
def cancel(request: HttpRequest, case_id: UUID, given: ConsultationCancelIn) -> dict[str, Any]:
    """Give the time back (the group or the adviser)."""
    actor = caller(request)
    case = visible_row(Consultation, actor, case_id, "adviser")
    return shaped(actions.cancel(case=case, actor=actor, reason=given.reason), actor)
