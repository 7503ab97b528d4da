"""Planning a meeting, changing it, announcing it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Case, Step
from workflows.people.actions.accounts import nobody
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..flows import MeetingFlow
from ..models import Meeting, MeetingText, Said, Series, Session
from ..rules.meetings import may_change, may_plan
from . import telling
from .clock import begin
from .facts import COPIED, Facts, check
from .inviting import plan_invitations
from .mass_mail import tell_invited
from .seats import lock, serve_waiting


@transaction.atomic
def plan(*, given: Facts, actor: User, series: Series | None = None, agenda_is_old: bool = False) -> Meeting:
    """The meeting stands on the desk of the advisers, not public yet; Invalid for what does not fit."""
    require(may_plan(actor))
    check(given)
    dates = sorted(given.dates)
    case: Meeting = Meeting.objects.create(
        kind=MeetingFlow.kind,
        number=engine.next_number("V"),
        title=given.words["de"].title[:200],
        applicant=nobody(),
        assignee=actor,
        language="de",
        submitted_at=timezone.now(),
        starts_at=dates[0].starts_at,
        ends_at=dates[-1].ends_at,
        series=series,
        agenda_is_old=agenda_is_old,
        **{name: getattr(given, name) for name in COPIED},
    )
    _write(case, given)
    engine.start(MeetingFlow, case=case, actor=actor, verb="meeting.planned")
    plan_invitations(case)
    return case


@transaction.atomic
def change(*, case: Meeting, given: Facts, actor: User) -> Meeting:
    """It is as given; who is registered hears of another time or place, who waits gets new seats."""
    lock_case(case.pk)
    lock(case)
    case = Meeting.objects.get(pk=case.pk)
    require(may_change(actor, case))
    check(given, begun=[each.starts_at for each in case.sessions.all()])
    before = _where_and_when(case)
    dates = sorted(given.dates)
    for name in COPIED:
        setattr(case, name, getattr(given, name))
    case.title, case.starts_at, case.ends_at = given.words["de"].title, dates[0].starts_at, dates[-1].ends_at
    case.sequence += 1
    case.agenda_is_old = False
    case.save()
    _write(case, given)
    engine.record(case, actor=actor, verb="meeting.changed", audience=Audience.STAFF)
    case = Meeting.objects.prefetch_related("texts", "sessions").get(pk=case.pk)
    if case.stage == "announced":
        begin(case)
        serve_waiting(case)
        if _where_and_when(case) != before:
            telling.tell_all(case, "changed")
            tell_invited(case, "moved", Said.OPEN, Said.MAYBE, Said.NO, Said.DEPUTY)
    plan_invitations(case)
    return case


def _where_and_when(case: Meeting) -> tuple[object, ...]:
    dates = [(each.starts_at, each.ends_at) for each in case.sessions.filter(is_off=False)]
    return case.place, case.online_link, dates


@transaction.atomic
def announce(*, step: Step, actor: User) -> Meeting:
    """It stands on the public page, and people can register."""
    with engine.performing(step, actor=actor, verb="meeting.announced") as doing:
        case: Meeting = doing.case
        if case.starts_at <= timezone.now():
            raise Invalid({"starts_at": _("It has begun already. Give it another date first.")})
        case.assignee = actor
        doing.save("assignee")
    begin(case)
    plan_invitations(Meeting.objects.select_related("series").prefetch_related("texts").get(pk=case.pk))
    return case


def _write(case: Meeting, given: Facts) -> None:
    """Texts and dates as given: a date that moves stays the same entry in calendars."""
    MeetingText.objects.filter(meeting=case).exclude(language__in=given.words).delete()
    for language, words in given.words.items():
        MeetingText.objects.update_or_create(
            meeting=case,
            language=language,
            defaults={
                "title": words.title.strip()[:200],
                "about": words.about.strip()[:4000],
                "agenda": words.agenda.strip()[:4000],
            },
        )
    dates = sorted(given.dates)
    rows = list(Session.objects.filter(meeting=case, is_off=False))
    standing = {each.starts_at for each in dates}
    moved = [row for row in rows if row.starts_at not in standing]
    for each in dates:
        same = next((row for row in rows if row.starts_at == each.starts_at), None)
        row = same or (moved.pop(0) if moved else Session(meeting=case))
        row.starts_at, row.ends_at = each.starts_at, each.ends_at
        row.save()
    for row in moved:
        row.is_off = True
        row.save(update_fields=["is_off"])
    Case.objects.filter(pk=case.pk).update(title=given.words["de"].title.strip()[:200])
