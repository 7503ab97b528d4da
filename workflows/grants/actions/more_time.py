"""The house gives a group more time to write its application after a yes to its idea."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.locks import lock_case
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Application
from ..rules import ideas
from . import telling


@transaction.atomic
def give_time_to_write(*, case: Application, actor: User, until: datetime.date, reason: str) -> Step:
    """The application may come until the end of that day; the group hears of it and why.

    What reminds of the day and what closes the case follow. Raises NotAllowed for others, Invalid for a day
    that is no later or too far away and without a reason, AlreadyDone when the application has come.
    """
    require(ideas.may_give_time(actor, case))
    lock_case(case.pk)
    step = Step.objects.open().select_related("case").filter(case_id=case.pk, node="apply").first()
    if step is None:
        raise AlreadyDone(_("The application has come already, or the case is closed."))
    day = calendar.next_working_day(until)
    _check(step, day, reason)
    engine.move_due(step, calendar.end_of(day))
    said = {"until": day.isoformat(), "why": reason.strip()}
    engine.record(case, actor=actor, verb="writing.extended", data=said)
    telling.tell(case, "more_time", until=day, reason=reason.strip())
    return step


def _check(step: Step, day: datetime.date, reason: str) -> None:
    errors: dict[str, str] = {}
    today = timezone.localdate()
    now_until = timezone.localdate(step.due_at) if step.due_at else today
    if day <= max(now_until, today):
        errors["until"] = _("Choose a day after the present one and after today.")
    elif day > today + datetime.timedelta(days=ideas.MOST_DAYS):
        errors["until"] = _("This day is too far away. Choose one within half a year.")
    if not reason.strip():
        errors["reason"] = _("Say why.")
    if errors:
        raise Invalid(errors)
