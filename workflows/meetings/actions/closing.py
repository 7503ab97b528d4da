"""After the meeting: it was held, thanks go out, and it is closed with the next date or a reason."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import Meeting, Registration
from . import telling
from .clock import SOON
from .facts import COPIED, Facts, Span, Words
from .follow_ups import plan_follow_ups
from .planning import plan
from .seats import OFFER

LONGEST_AHEAD = timedelta(days=730)


@transaction.atomic
def finish(*, step: Step, actor: User, guests: int = 0) -> Meeting:
    """It was held; whoever was there is thanked and asked how it was. Invalid before it has ended."""
    with engine.performing(step, actor=actor, verb="meeting.held") as doing:
        case: Meeting = doing.case
        if case.ends_at > timezone.now():
            raise Invalid({"guests": _("It is not over yet.")})
        if guests < 0:
            raise Invalid({"guests": _("Write 0 or more.")})
        case.guests = guests
        doing.save("guests")
    engine.stop_deadlines(case, SOON, OFFER)
    came = Registration.objects.filter(meeting=case, attendances__isnull=False).exclude(email="").distinct()
    for registration in came:
        registration.meeting = case
        telling.tell(registration, "thanks", key=f"meeting.thanks.{registration.pk}")
    plan_follow_ups(case)
    return case


@transaction.atomic
def close(*, step: Step, actor: User, next_on: date | None = None, no_next: str = "") -> Meeting:
    """The next date is fixed, and stands as planned on the desk; or it is said why there is none."""
    with engine.performing(step, actor=actor, verb="meeting.closed") as doing:
        case: Meeting = doing.case
        today = timezone.localdate()
        if next_on is None and not no_next.strip():
            raise Invalid({"next_on": _("Fix the next date, or say why there is none.")})
        if next_on is not None and no_next.strip():
            raise Invalid({"no_next": _("Give a date or a reason, not both: empty one of them.")})
        if next_on is not None and not today < next_on <= today + LONGEST_AHEAD:
            raise Invalid({"next_on": _("Choose a day that is still to come, within two years.")})
        case.next_on, case.no_next = next_on, no_next.strip()
        doing.save("next_on", "no_next")
    if next_on is not None:
        given = _again(case, next_on)
        is_old = any(each.agenda.strip() for each in given.words.values())
        plan(given=given, actor=actor, series=case.series, agenda_is_old=is_old)
    return case


def _again(case: Meeting, day: date) -> Facts:
    """The same meeting on another day, at the same time of the clock, also over a change of the clock."""
    first = case.sessions.filter(is_off=False).order_by("starts_at")[0]
    start, end = timezone.localtime(first.starts_at), timezone.localtime(first.ends_at)
    last = day + (end.date() - start.date())
    span = Span(_moment(day, start.time()), _moment(last, end.time()))
    words = {each.language: Words(each.title, each.about, each.agenda) for each in case.texts.all()}
    facts = {name: getattr(case, name) for name in COPIED} | {"register_until": None}
    return Facts(dates=[span], words=words, **facts)


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
