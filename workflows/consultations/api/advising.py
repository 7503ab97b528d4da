"""The adviser's two steps over the API, and reading a consultation."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller

from .. import actions
from ..models import Consultation
from .routing import REFUSALS, router
from .schemas import BookedConsultationOut, ConsultationAnswerIn, ConsultationReportIn
from .shaping import shaped


@router.get("/cases/{uuid:case_id}", response=BookedConsultationOut, operation_id="consultations_case")
def read(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Read a consultation."""
    return shaped(visible_row(Consultation, request.user, case_id, "adviser"), caller(request))


@router.post(
    "/cases/{uuid:case_id}/answer",
    response={200: BookedConsultationOut, **REFUSALS},
    operation_id="consultations_answer",
)
def answer(request: HttpRequest, case_id: UUID, given: ConsultationAnswerIn) -> dict[str, Any]:
    """Agree to the time, or decline with words (the adviser)."""
    actor = caller(request)
    case = visible_row(Consultation, actor, case_id, "adviser")
    step = open_step(case, "answer")
    return shaped(actions.answer(step=step, actor=actor, **given.dict()), actor)


@router.post(
    "/cases/{uuid:case_id}/result",
    response={200: BookedConsultationOut, **REFUSALS},
    operation_id="consultations_write_down",
)
def write_down(request: HttpRequest, case_id: UUID, given: ConsultationReportIn) -> dict[str, Any]:
    """Write down what came out, or that nobody came (the adviser)."""
    actor = caller(request)
    case = visible_row(Consultation, actor, case_id, "adviser")
    step = open_step(case, "write_down")
    report = actions.Report(**{**given.dict(), "topics": tuple(given.topics)})
    return shaped(actions.write_down(step=step, actor=actor, report=report), actor)
