"""Talks of advisers with organisations."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import actions
from ..models import Consultation
from ..rules import steps
from .routing import router
from .schemas.cases import ConsultationIn, ConsultationOut


@router.post("/consultations", response={201: ConsultationOut}, operation_id="grants_consult")
def record_consultation(request: HttpRequest, given: ConsultationIn) -> tuple[int, dict[str, object]]:
    """Record a talk of an adviser with an organisation."""
    require(steps.may_advise(caller(request)))
    organisation = get_object_or_404(Organisation, uuid=given.organisation)
    held: Consultation = actions.record_consultation(
        organisation=organisation,
        actor=caller(request),
        held_on=given.held_on,
        topic=given.topic,
        note=given.note,
        is_workshop=given.is_workshop,
    )
    row = {"id": held.pk, "organisation": organisation.uuid, "held_on": held.held_on, "topic": held.topic}
    return 201, row
