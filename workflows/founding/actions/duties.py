"""Duties towards offices after the founding: setting them, reminding, ticking them off."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from workflows.engine import calendar, law
from workflows.engine.actions import record, set_deadline, stop_deadlines
from workflows.engine.standing import standing
from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.people.verdicts import require

from ..checks.origin import Origin
from ..models import Duty, DutyCode, FoundingCase
from ..rules import cases as rules

DAYS_BEFORE = 7


def set_duties(*, case: FoundingCase, founded_on: date) -> list[Duty]:
    """Every duty of this founding has a row, a reminder a week before and a last one on the day.

    Tax office: one month (§ 137 AO). Ausländerverein: two weeks (§ 19 VereinsG-DVO), also when only the
    authority can say whether it is one. Ends move to a working day (§ 193 BGB; § 108 Abs. 3 AO).
    """
    start = timezone.make_aware(datetime.combine(founded_on, time(12)))
    ends = {DutyCode.TAX_OFFICE: calendar.due_months(start, int(law.value("ao.137.months")))}
    if case.foreigners in (Origin.LIKELY, Origin.ASK):
        ends[DutyCode.FOREIGNERS_OFFICE] = calendar.due(start, int(law.value("vereinsgdvo.19.days")))
    duties = [Duty.objects.create(case=case, code=code, due_at=due_at) for code, due_at in ends.items()]
    for duty in duties:
        _set_reminders(case, duty)
    return duties


def _set_reminders(case: FoundingCase, duty: Duty) -> None:
    before = duty.due_at - timedelta(days=DAYS_BEFORE)
    if before > timezone.now():
        set_deadline(case, f"founding.{duty.code}.soon", before, data={"duty": duty.code})
    set_deadline(
        case, f"founding.{duty.code}.due", duty.due_at - timedelta(hours=16), data={"duty": duty.code}
    )


@transaction.atomic
def tick_duty(*, duty: Duty, actor: User) -> None:
    """The office has been told; no reminder comes any more. Ticking twice changes nothing."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("case").get(pk=duty.pk)
    require(rules.may_tick(actor, duty.case))
    if duty.done_at is not None:
        return
    duty.done_at, duty.done_by = timezone.now(), actor
    duty.save(update_fields=["done_at", "done_by"])
    stop_deadlines(duty.case, f"founding.{duty.code}.soon", f"founding.{duty.code}.due")
    _record(duty, actor, "duty.done")


@transaction.atomic
def untick_duty(*, duty: Duty, actor: User) -> None:
    """It was ticked by mistake: the duty is open again and reminders come."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("case").get(pk=duty.pk)
    require(rules.may_tick(actor, duty.case))
    if duty.done_at is None:
        return
    duty.done_at = duty.done_by = None
    duty.save(update_fields=["done_at", "done_by"])
    _set_reminders(duty.case, duty)
    _record(duty, actor, "duty.reopened")


def _record(duty: Duty, actor: User, verb: str) -> None:
    inside = standing(duty.case, actor).belongs
    record(duty.case, actor=actor, verb=verb, data={"duty": duty.code}, for_applicant=inside)


def remind(*, case_id: Any, code: str, moment: str) -> None:
    """The group gets one mail about a duty that is still open."""
    duty = (
        Duty.objects.select_related("case__applicant")
        .filter(case_id=case_id, code=code, done_at=None)
        .first()
    )
    if duty is None:
        return
    write_to_applicant(
        case=duty.case,
        template=f"founding/mail/{code}",
        context=lambda person: {
            "case": duty.case,
            "duty": duty,
            "url": address("founding:duties", person.language, case_id=duty.case.pk),
        },
        key=f"founding.{code}.{moment}.{duty.case_id}.{duty.due_at:%Y%m%d}",
    )
