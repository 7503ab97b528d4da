"""Moving and cancelling, by the group or by its adviser."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.calendar import due
from workflows.engine.models import Step
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import require

from ..models import Consultation, Outcome, Way
from ..reading.free import find_slot
from ..rules import cases as rules
from .asking import taken
from .clock import set_reminder, stop_reminder
from .telling import tell, tell_adviser


@transaction.atomic
def move(*, case: Consultation, actor: User, slot: str) -> Consultation:
    """Another time of the same adviser; the old one is free again. Invalid when somebody was faster."""
    case = _locked(case)
    require(rules.may_move(actor, case))
    found = find_slot(slot)
    if found is None or found.hours.adviser_id != case.adviser_id or case.way not in found.hours.ways:
        raise taken()
    case.starts_at, case.ends_at, case.sequence = found.starts_at, found.ends_at, case.sequence + 1
    case.place = found.hours.place if case.way != Way.PHONE else ""
    try:
        with transaction.atomic():
            case.save(update_fields=["starts_at", "ends_at", "sequence", "place"])
    except IntegrityError as error:
        if "consultation_never_twice" in str(error):
            raise taken() from error
        raise
    _follow(case)
    inside = standing(case, actor).belongs
    engine.record(case, actor=actor, verb="consultation.moved", for_applicant=inside)
    _tell(case, "moved", actor, inside=inside, calendar=case.outcome == Outcome.AGREED)
    return case


@transaction.atomic
def cancel(*, case: Consultation, actor: User, reason: str = "") -> Consultation:
    """The time is free again, both sides know; a calendar takes the entry out."""
    case = _locked(case)
    require(rules.may_cancel(actor, case))
    inside, was_agreed = standing(case, actor).belongs, case.outcome == Outcome.AGREED
    case.outcome, case.blocks, case.sequence = Outcome.CANCELLED, False, case.sequence + 1
    case.answer = reason.strip()[:1000] or case.answer
    case.save(update_fields=["outcome", "blocks", "sequence", "answer"])
    engine.cancel(case, actor=actor, verb="consultation.cancelled", stage="cancelled")
    _tell(case, "cancelled", actor, inside=inside, calendar=was_agreed)
    return case


def _locked(case: Consultation) -> Consultation:
    rows: Any = Consultation.objects.select_for_update(of=("self",))
    return rows.select_related("adviser", "applicant", "organisation").get(pk=case.pk)


def _follow(case: Consultation) -> None:
    """What is due, and the reminder of the day before, follow the new time."""
    step: Step | None = case.steps.open().select_related("task__process", "case").first()
    if step is not None:
        days = rules.days_to_answer(case) if step.node == "answer" else rules.days_to_write(case)
        engine.move_due(step, due(timezone.now(), days))
    if case.outcome == Outcome.AGREED:
        stop_reminder(case)
        set_reminder(case)


def _tell(case: Consultation, what: str, actor: User, *, inside: bool, calendar: bool) -> None:
    tell(case, what, actor=actor, calendar=calendar)
    if inside:
        tell_adviser(case, what)
