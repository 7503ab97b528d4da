"""One answer, whichever way it goes: by words, to a door, to another house."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.outbox.actions import queue_mail
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import ServiceRequest, Turn
from ..reading.doors import door

VERBS = {
    Turn.ANSWERED: "request.answered",
    Turn.DOOR: "request.led",
    Turn.ELSEWHERE: "request.sent_on",
    Turn.NOTHING: "request.nothing",
}


@dataclass(frozen=True)
class Answer:
    """How it goes on: `turn` is a code of `Turn`, `door` one of the doors, `words` what the person reads."""

    turn: str
    words: str = ""
    door: str = ""


@transaction.atomic
def answer(*, step: Step, actor: User, given: Answer) -> ServiceRequest:
    """The person has the answer by mail; who gave a number only was called. Invalid: something is missing."""
    if errors := _problems(given):
        raise Invalid(errors)
    turn = Turn(given.turn)
    with performing(step, actor=actor, verb=VERBS[turn]) as doing:
        case: ServiceRequest = doing.case
        case.turn, case.answer, case.answered_at = turn, given.words.strip(), timezone.now()
        case.door = given.door if turn == Turn.DOOR else ""
        case.assignee = actor
        case.save(update_fields=["turn", "answer", "answered_at", "door", "assignee"])
    case.refresh_from_db()
    if case.email and turn != Turn.NOTHING:
        _write(case)
    return case


def _problems(given: Answer) -> dict[str, str]:
    if given.turn not in VERBS:
        return {"turn": _("Choose how it goes on.")}
    if given.turn in (Turn.ANSWERED, Turn.ELSEWHERE) and not given.words.strip():
        return {"words": _("Write what the person is to read.")}
    if given.turn == Turn.DOOR and door(given.door) is None:
        return {"door": _("Choose the door.")}
    return {}


def _write(case: ServiceRequest) -> None:
    language = case.language or settings.LANGUAGE_CODE
    led = door(case.door)
    with override(language):
        title = str(led.title) if led else ""
    queue_mail(
        to=case.email,
        template="welcome/mail/answer",
        context={
            "case": case,
            "elsewhere": case.turn == Turn.ELSEWHERE,
            "door": title,
            "url": led.address(language) if led else "",
        },
        language=language,
        case=case,
        key=f"request.answered.{case.pk}",
    )
