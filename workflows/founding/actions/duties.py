"""Duties of a young association: setting them, reminding, ticking them off and taking that back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import record, set_deadline, stop_deadlines
from workflows.engine.standing import standing
from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import Duty, DutyCode, FoundingCase, Origin
from ..reading import cases as reading
from ..reading.duty_words import ADVICE
from ..rules import cases as rules
from ..rules.duty_terms import TERMS, end_of_term
from .handing_over import keep_up, take_back
from .transparency import forget_with

DAYS_BEFORE = 7
# Duties with a mail of their own; all others share one.
OWN_MAIL = (DutyCode.TAX_OFFICE, DutyCode.FOREIGNERS_OFFICE)


def set_duties(
    *,
    case: FoundingCase,
    event: str,
    since: date,
    knows: frozenset[str] = frozenset(),
    again: bool = False,
) -> None:
    """Every duty that comes up with `event` has a row and reminders; done ones stay unless due `again`.

    `knows` are needs that only the caller knows, e.g. "transparency" from answers that are not kept.
    """
    data = reading.data_for(case)
    needs = {
        "",
        *knows,
        *(("charitable",) if data.charitable else ()),
        *(("term",) if data.term_years else ()),
        *(("registered",) if case.register_number else ()),
        *(("foreigners",) if case.foreigners in (Origin.LIKELY, Origin.ASK) else ()),
    }
    for code, term in TERMS.items():
        if term.event == event and term.needs in needs:
            open_duty(case=case, code=code, since=since, term_years=data.term_years, again=again)


def open_duty(
    *, case: FoundingCase, code: str, since: date, term_years: int | None = None, again: bool = False
) -> Duty | None:
    """The duty has an open row that ends a term after `since`; None when it was done and isn't due again."""
    last = case.duties.filter(code=code).order_by("-turn").first()
    if last is not None and last.done_at is not None and not again:
        return None
    due_at = end_of_term(code, since, term_years=term_years)
    if last is None or last.done_at is not None:
        turn = last.turn + 1 if last else 1
        duty = Duty.objects.create(case=case, code=code, turn=turn, due_at=due_at)
    else:
        duty = last
        duty.due_at = due_at
        duty.save(update_fields=["due_at"])
    _set_reminders(case, duty)
    return duty


def drop_duty(*, case: FoundingCase, code: str) -> None:
    """What made this duty is over: it is not open any more, and nobody is reminded of it."""
    case.duties.filter(code=code, done_at=None).delete()
    _stop_reminders(case, code)


def _set_reminders(case: FoundingCase, duty: Duty) -> None:
    _stop_reminders(case, duty.code)
    before = duty.due_at - timedelta(days=DAYS_BEFORE)
    if before > timezone.now():
        set_deadline(case, f"founding.{duty.code}.soon", before, data={"duty": duty.code})
    set_deadline(
        case, f"founding.{duty.code}.due", duty.due_at - timedelta(hours=16), data={"duty": duty.code}
    )


def _stop_reminders(case: FoundingCase, code: str) -> None:
    stop_deadlines(case, f"founding.{code}.soon", f"founding.{code}.due")


@transaction.atomic
def tick_duty(*, duty: Duty, actor: User) -> None:
    """It is done; no reminder comes any more, or that of the next turn. Ticking twice changes nothing."""
    duty = _locked(duty, actor)
    if duty.done_at is not None:
        return
    duty.done_at, duty.done_by = timezone.now(), actor
    duty.save(update_fields=["done_at", "done_by"])
    forget_with(duty.case, duty.code)
    _stop_reminders(duty.case, duty.code)
    if TERMS[DutyCode(duty.code)].repeats:
        years = reading.data_for(duty.case).term_years
        since = timezone.localdate(duty.due_at)
        open_duty(case=duty.case, code=duty.code, since=since, term_years=years, again=True)
    _record(duty, actor, "duty.done")
    keep_up(case=duty.case, actor=actor)


@transaction.atomic
def untick_duty(*, duty: Duty, actor: User) -> None:
    """It was ticked by mistake: the duty is open again, reminders come, a next turn is gone.

    Raises Invalid when the next turn is done already.
    """
    duty = _locked(duty, actor)
    if duty.done_at is None:
        return
    later = duty.case.duties.filter(code=duty.code, turn__gt=duty.turn)
    if later.exclude(done_at=None).exists():
        raise Invalid({"duty": _("The next one is done already. Take that back first.")})
    later.delete()
    take_back(duty=duty)
    duty.done_at = duty.done_by = None
    duty.save(update_fields=["done_at", "done_by"])
    _set_reminders(duty.case, duty)
    _record(duty, actor, "duty.reopened")


def _locked(duty: Duty, actor: User) -> Duty:
    rows: Any = Duty.objects.select_for_update(of=("self",)).select_related("case")
    found: Duty = rows.get(pk=duty.pk)
    require(rules.may_tick(actor, found.case))
    return found


def _record(duty: Duty, actor: User, verb: str) -> None:
    inside = standing(duty.case, actor).belongs
    record(duty.case, actor=actor, verb=verb, data={"duty": duty.code}, for_applicant=inside)


def remind(*, case_id: UUID, code: str, moment: str) -> None:
    """The group gets one mail about a duty that is still open."""
    duty = (
        Duty.objects.select_related("case__applicant")
        .filter(case_id=case_id, code=code, done_at=None)
        .order_by("-turn")
        .first()
    )
    if duty is None:
        return
    write_to_applicant(
        case=duty.case,
        template=f"founding/mail/{code if code in OWN_MAIL else 'duty'}",
        context=lambda person: {
            "case": duty.case,
            "duty": duty,
            "advice": ADVICE[duty.code],
            "basis": TERMS[DutyCode(duty.code)].basis,
            "url": address("founding:duties", person.language, case_id=duty.case.pk),
        },
        key=f"founding.{code}.{moment}.{duty.case_id}.{duty.due_at:%Y%m%d}",
    )
