"""Who writes minutes, sends and approves them; who sees and ticks off what somebody took on."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.membership import organisations_of
from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Meeting, MeetingTask, Minutes, MinutesVersion
from .meetings import may_plan, may_run

WRITTEN_IN = ("announced", "held", "closed")
SENT_IN = ("held", "closed")


def may_write(user: User, case: Meeting, minutes: Minutes | None) -> Verdict:
    """Advisers, from the announcement on, until the minutes are approved."""
    if case.stage not in WRITTEN_IN or case.anonymised_at is not None:
        return refused(_("Minutes are written of a meeting that is announced or was held."))
    if minutes is not None and minutes.approved_at is not None:
        return refused(_("These minutes are approved. They stay as they are."))
    return may_run(user, case)


def may_send(user: User, case: Meeting, minutes: Minutes | None, last: MinutesVersion | None) -> Verdict:
    """As writing, when it was held and the text is another one than the last that went out."""
    verdict = may_write(user, case, minutes)
    if not verdict.allowed:
        return verdict
    if minutes is None or case.stage not in SENT_IN:
        return refused(_("First say that the meeting was held. Then the minutes go to those who came."))
    if last is not None and last.revision == minutes.revision:
        return refused(_("Nothing has changed since the minutes went out."))
    return ALLOWED


def may_approve(user: User, case: Meeting, minutes: Minutes | None, last: MinutesVersion | None) -> Verdict:
    """Whoever writes them notes that the next meeting approved what went out."""
    verdict = may_write(user, case, minutes)
    if not verdict.allowed:
        return verdict
    if minutes is None or last is None or last.revision != minutes.revision:
        return refused(_("Approved is what has gone out. Send the minutes as they stand first."))
    if case.series_id is not None and not _went_on(case):
        return refused(_("The next meeting approves them. It has not begun yet."))
    return ALLOWED


def _went_on(case: Meeting) -> bool:
    later = Meeting.objects.filter(series=case.series_id, starts_at__gt=case.starts_at, stage__in=WRITTEN_IN)
    return later.filter(starts_at__lte=timezone.now()).exists()


def is_mine(user: User, task: MeetingTask) -> bool:
    """Whether the person, or an organisation to which they belong today, took it on."""
    if task.person_id is not None:
        return bool(task.person_id == user.pk)
    key = task.organisation_id
    return key is not None and organisations_of(user).filter(organisation=key).exists()


def may_tick(user: User, task: MeetingTask) -> Verdict:
    """Whoever took it on, and advisers."""
    if may_plan(user).allowed or is_mine(user, task):
        return ALLOWED
    return refused(_("Somebody else took this on."))
