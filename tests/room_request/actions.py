"""Asking for a room and answering."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import next_number, performing, start
from workflows.engine.models import Step
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from . import rules
from .flows import RoomRequestFlow
from .models import RoomRequest


@transaction.atomic
def ask_for_room(*, actor: User, purpose: str, day: date) -> RoomRequest:
    """The request lies on the officers' desk; Invalid for a past day or without a purpose."""
    errors = {} if (verdict := rules.may_ask_for(day)).allowed else {"day": verdict.reason}
    if not purpose.strip():
        errors["purpose"] = _("Say what you need the room for.")
    if errors:
        raise Invalid(errors)
    case = RoomRequest.objects.create(
        kind=RoomRequestFlow.kind,
        number=next_number("R"),
        title=purpose.strip().splitlines()[0][:200],
        purpose=purpose.strip(),
        day=day,
        applicant=actor,
        language=actor.language,
        submitted_at=timezone.now(),
    )
    start(RoomRequestFlow, case=case, actor=actor, verb="room.asked")
    return case


@transaction.atomic
def answer_request(*, step: Step, actor: User, granted: bool, answer: str = "") -> RoomRequest:
    """The person who asked has the answer by mail; raises Invalid for a refusal without a reason."""
    if not granted and not answer.strip():
        raise Invalid({"answer": _("Say why, and what they can do instead.")})
    verb = "room.granted" if granted else "room.refused"
    with performing(step, actor=actor, verb=verb) as doing:
        case: Any = doing.case
        case.granted, case.answer, case.assignee = granted, answer.strip(), actor
        case.save(update_fields=["granted", "answer", "assignee"])
    person = case.applicant
    queue_mail(
        to=person,
        template="room_request/mail/answered",
        context={"case": case, "url": address("desk:case", person.language, case_id=case.pk)},
        case=case,
        key=f"room.answered.{case.pk}",
    )
    return case
