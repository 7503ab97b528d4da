"""After the approval: the contract comes back signed in time, or the offer lapses and its money is free."""

import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.locks import lock_case
from workflows.engine.models import Deadline
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Application, Call, FundReservation
from ..rules import steps
from . import telling

# Days before the end on which the group is reminded.
REMINDERS = (7, 1)


def last_day(case: Application) -> datetime.date:
    """The last day on which the contract may come back, when it is offered today."""
    return timezone.localdate(calendar.due(timezone.now(), case.call.acceptance_days))


def await_signature(case: Application, *, now: datetime.datetime) -> None:
    """The group will be reminded, and then the offer lapses; one deadline at a time does both."""
    assert case.sign_by is not None
    end = calendar.end_of(case.sign_by)
    for days in REMINDERS:
        at = end - datetime.timedelta(days=days)
        if at > now:
            _wait(case, at, days)
            return
    _wait(case, max(end, now), 0)


def _wait(case: Application, at: datetime.datetime, days: int) -> None:
    """Never two at once: the first comes with the approval, each other one when the last is done."""
    Deadline.objects.create(case_id=case.pk, code="grants.signature", due_at=at, data={"days": days})


def signature(deadline: Deadline) -> None:
    """A reminder that the contract waits for a signature; on the last evening the offer lapses."""
    case = Application.objects.select_related("call", "applicant").get(pk=deadline.case_id)
    if case.stage != "approved" or case.signed_on is not None:
        return
    if deadline.data["days"]:
        telling.tell(case, "sign_reminder")
        await_signature(case, now=timezone.now())
    else:
        _lapse(case)


def _lapse(case: Application) -> None:
    """The offer is over (domain: "sign within 3 weeks else offer lapses"); the call has its money back."""
    promised = FundReservation.objects.filter(application=case, released_at=None).first()
    if promised is not None:
        Call.objects.filter(pk=case.call_id).update(committed=F("committed") - promised.amount)
        promised.released_at = timezone.now()
        promised.save(update_fields=["released_at"])
    if case.closed_at is None:
        engine.cancel(case, actor=None, verb="offer.lapsed", stage="lapsed")
    else:  # cases of the first flow were closed with the letter
        engine.move(case, "lapsed")
        engine.record(case, actor=None, verb="offer.lapsed", stage_before="approved")
    telling.tell(case, "lapsed")


@transaction.atomic
def record_after_closing(*, case: Application, actor: User, signed_on: datetime.date) -> Application:
    """A formal officer has the contract in hand, signed on this day: the offer can't lapse any more.

    For cases of the first flow, which were closed with the letter; others go on (`contracts`).
    """
    require(steps.may_record_signature(actor, case))
    lock_case(case.pk)
    case = Application.objects.get(pk=case.pk)
    if case.stage == "lapsed":
        raise AlreadyDone(_("The offer has lapsed. The group may apply again."))
    if case.stage != "approved" or case.signed_on is not None:
        raise AlreadyDone(_("There is no contract waiting for a signature."))
    if signed_on > timezone.localdate():
        raise Invalid({"signed_on": _("This day is still to come.")})
    if signed_on < timezone.localdate(case.stage_since):
        raise Invalid({"signed_on": _("The contract was offered later than that.")})
    case.signed_on = signed_on
    case.save(update_fields=["signed_on"])
    engine.stop_deadlines(case, "grants.signature")
    engine.record(case, actor=actor, verb="contract.signed", data={"signed_on": signed_on.isoformat()})
    return case
