"""Topics and free times without an account; asking with one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from workflows.engine.models import Case
from workflows.people.access.doors import caller
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid

from .. import actions, topics
from ..reading.free import Slot, Wish, free_slots
from .routing import REFUSALS, router
from .schemas import AdviceTopicOut, BookedConsultationOut, ConsultationAskIn, ConsultationSlotOut, WayCode
from .shaping import shaped

MOST = 100


@router.get("/topics", auth=None, response=list[AdviceTopicOut], operation_id="consultations_topics")
def list_topics(request: HttpRequest) -> list[dict[str, object]]:
    """List the topics of advice and what can be read about each, without an account."""
    known = topics.readings(request)
    return [
        {"code": code, "label": label, "pages": [page._asdict() for page in known.get(code, ())]}
        for code, label in topics.choices()
    ]


@router.get("/slots", auth=None, response=list[ConsultationSlotOut], operation_id="consultations_slots")
def list_slots(
    request: HttpRequest, topic: str = "", spoken: str = "", way: WayCode | None = None
) -> list[Slot]:
    """List the next 100 free times that fit, the soonest first, without an account."""
    return free_slots(Wish(topic=topic, spoken=spoken, way=way or ""))[:MOST]


@router.post(
    "/cases",
    response={201: BookedConsultationOut, **REFUSALS},
    operation_id="consultations_ask",
)
def ask(request: HttpRequest, given: ConsultationAskIn) -> tuple[int, dict[str, Any]]:
    """Ask for a free time; 422 when somebody was faster."""
    actor = caller(request)
    rest = given.dict(exclude={"organisation", "about"})
    wanted = actions.Request(
        **rest, organisation=_organisation(given.organisation), about=_about(actor, given.about)
    )
    return 201, shaped(actions.ask(actor=actor, request=wanted), actor)


def _organisation(identifier: UUID | None) -> Organisation | None:
    if identifier is None:
        return None
    found = Organisation.objects.filter(uuid=identifier).first()
    if found is None:
        raise Invalid({"organisation": _("We do not know this organisation.")})
    return found


def _about(actor: User, identifier: UUID | None) -> Case | None:
    if identifier is None:
        return None
    found: Case | None = Case.objects.visible_to(actor).filter(pk=identifier).first()
    if found is None:
        raise Invalid({"about": _("We do not know this case.")})
    return found
