"""Who keeps a series and its invitations, when what goes out, and until when somebody may answer."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.calendar import is_working_day, last_working_day
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Meeting, Series, StepKind
from .meetings import INVITE_DAYS

# So many days before a meeting; the reminder of the day before is in workflows.meetings.actions.clock.
# The minutes are out two weeks after it.
AHEAD = {
    StepKind.DRAFT: 28,
    StepKind.INVITATION: INVITE_DAYS,
    StepKind.REMINDER: 10,
    StepKind.AGENDA: 7,
    StepKind.MINUTES: -14,
}


def due_days(case: Meeting) -> dict[StepKind, date]:
    """When each step goes out: on a working day, an earlier one rather than a later one."""
    begins = timezone.localdate(case.starts_at)
    return {kind: last_working_day(begins - timedelta(days=days)) for kind, days in AHEAD.items()}


def may_answer(case: Meeting) -> Verdict:
    """Whoever is invited, until it begins."""
    if case.stage == "called_off":
        return refused(_("It is called off."))
    if case.stage != "announced" or case.starts_at <= timezone.now():
        return refused(_("This meeting is over."))
    return ALLOWED


def is_both(case: Meeting) -> bool:
    """Whether people choose between the room and taking part online."""
    return bool(case.place and case.online_link)


def next_day(series: Series, held_on: date) -> date:
    """The next date by the rhythm that is still to come; the 31st is the last day of a shorter month.

    A holiday, and a weekend when it was held on a working day, moves it earlier.
    """
    today, month = timezone.localdate(), held_on.year * 12 + held_on.month - 1
    while True:
        month += series.every_months
        day = _in_month(month, series.on_day)
        # Who meets at weekends goes on to do so.
        day = last_working_day(day) if held_on.weekday() < 5 else _without_holiday(day)
        if day > today:
            return day


def _without_holiday(day: date) -> date:
    while day.weekday() < 5 and not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _in_month(month: int, on_day: int) -> date:
    """The day of the month, counted in months from the year 0; in a shorter one its last day."""
    first = date(month // 12, month % 12 + 1, 1)
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first + timedelta(days=on_day - 1), following - timedelta(days=1))
