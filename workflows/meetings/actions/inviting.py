"""The plan of invitations of a meeting of a series: what is due goes out, to each person once."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Deadline
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address

from ..models import (
    Invitation,
    InvitationStep,
    Invitee,
    Meeting,
    Reached,
    Registration,
    Said,
    State,
    StepKind,
)
from ..reading.links import case_address
from ..rules.minutes import WRITTEN_IN
from ..rules.series import due_days
from .mass_mail import write_to

INVITE = "meetings.invite"
MORNING = time(8)
MOST_AT_ONCE = 500


def plan_invitations(case: Meeting) -> None:
    """The days of the plan fit the date of the meeting, what is overdue is out, the clock knows the next."""
    if case.series_id is None:
        return
    standing = {each.kind: each for each in InvitationStep.objects.filter(meeting=case)}
    moved = []
    for kind, day in due_days(case).items():
        step = standing.setdefault(kind, InvitationStep(meeting=case, kind=kind, due_on=day))
        if step.done_at is None and step.due_on != day:
            step.due_on = day
            moved.append(step)
    InvitationStep.objects.bulk_create([each for each in standing.values() if each.pk is None])
    InvitationStep.objects.bulk_update(moved, ["due_on"])
    send_due(case)


def send_due(case: Meeting) -> None:
    """Whatever is due and can go out has gone out; who gets the invitation today gets nothing else today."""
    today = timezone.localdate()
    open_ones = list(InvitationStep.objects.filter(meeting=case, done_at=None))
    ready = {
        StepKind(each.kind): each for each in open_ones if each.due_on <= today and _is_ready(case, each)
    }
    if StepKind.DRAFT in ready:
        _hint(case)
    if StepKind.INVITATION in ready:
        _invite(case, ready[StepKind.INVITATION])
    else:
        if StepKind.REMINDER in ready:
            _reach(case, ready[StepKind.REMINDER], Q(said=Said.OPEN))
        if StepKind.AGENDA in ready:
            said = [Said.YES, Said.ONLINE, Said.MAYBE] + ([] if StepKind.REMINDER in ready else [Said.OPEN])
            _reach(case, ready[StepKind.AGENDA], Q(said__in=said))
    if StepKind.MINUTES in ready:
        _miss_minutes(case)
    # Minutes have gone out when somebody has sent them.
    done = [each.pk for kind, each in ready.items() if kind != StepKind.MINUTES]
    InvitationStep.objects.filter(pk__in=done).update(done_at=timezone.now())
    ahead = min((each.due_on for each in open_ones if each.due_on > today), default=None)
    engine.stop_deadlines(case, INVITE)
    if ahead is not None:
        engine.set_deadline(case, INVITE, timezone.make_aware(datetime.combine(ahead, MORNING)))


def invite_new(case: Meeting) -> None:
    """Whoever came into the series after the invitation went out has it, too. Behind the lock of the case."""
    step = InvitationStep.objects.filter(
        meeting=case, kind=StepKind.INVITATION, done_at__isnull=False
    ).first()
    if step is not None and _is_ready(case, step):
        _invite(case, step)


def invite_due(deadline: Deadline) -> None:
    """A day of the plan has come."""
    case = Meeting.objects.select_related("series").prefetch_related("texts", "sessions")
    send_due(case.get(pk=deadline.case_id))


def _is_ready(case: Meeting, step: InvitationStep) -> bool:
    """A hint also before it is announced; an agenda when there is one; only minutes once it has begun."""
    if step.kind == StepKind.MINUTES:
        return case.stage in WRITTEN_IN
    if case.starts_at <= timezone.now() or case.stage not in ("planned", "announced"):
        return False
    if step.kind == StepKind.DRAFT:
        return True
    return case.stage == "announced" and (step.kind != StepKind.AGENDA or _has_agenda(case))


def _has_agenda(case: Meeting) -> bool:
    return any(each.agenda.strip() for each in case.texts.all())


def _hint(case: Meeting) -> None:
    """The co-ordinator looks once more at what will go out."""
    assert case.series is not None
    owner = case.series.owner
    queue_mail(
        to=owner,
        template="meetings/mail/draft",
        context={
            "title": case.title,
            "day": due_days(case)[StepKind.INVITATION],
            "count": Invitee.objects.filter(series=case.series, left_at=None, only=None).count(),
            "is_announced": case.stage == "announced",
            "has_agenda": _has_agenda(case),
            "agenda_is_old": case.agenda_is_old,
            "url": case_address(case, owner.language),
        },
        case=case,
        key=f"meeting.draft.{case.pk}",
    )


def _miss_minutes(case: Meeting) -> None:
    """The co-ordinator is told once that the minutes are still missing."""
    assert case.series is not None
    owner = case.series.owner
    queue_mail(
        to=owner,
        template="meetings/mail/minutes_missing",
        context={
            "title": case.title,
            "url": address("meetings:minutes", owner.language, meeting_id=case.pk),
        },
        case=case,
        key=f"meeting.minutes_missing.{case.pk}",
    )


def _invite(case: Meeting, step: InvitationStep) -> None:
    """Everybody of the series is invited; who has registered by themselves has said yes by that."""
    people = Invitee.objects.filter(series=case.series_id, left_at=None, only=None)
    people = people.filter(~Exists(Invitation.objects.filter(meeting=case, person=OuterRef("pk"))))
    rows = Registration.objects.filter(meeting=case, state__in=[State.PLACED, State.WAITING])
    here = {each.email.lower(): each for each in rows.exclude(email="")}
    made = []
    for person in people.order_by("pk"):
        row, made_one = here.get(person.email.lower()), Invitation(meeting=case, person=person)
        if row is not None:
            made_one.said = Said.ONLINE if row.is_online else Said.YES
            made_one.said_at, made_one.registration = timezone.now(), row
        made.append(made_one)
    Invitation.objects.bulk_create(made, batch_size=MOST_AT_ONCE)
    _reach(case, step, Q(said=Said.OPEN))


def _reach(case: Meeting, step: InvitationStep, whom: Q) -> None:
    """These have the mail of the step, and nobody has it twice."""
    reached = Reached.objects.filter(step=step, invitation=OuterRef("pk"))
    rows = Invitation.objects.filter(whom, ~Exists(reached), meeting=case, person__left_at=None)
    found = list(rows.select_related("person").order_by("person"))
    write_to(case, found, str(step.kind), key=str(step.pk))
    Reached.objects.bulk_create(
        [Reached(step=step, invitation=each) for each in found], batch_size=MOST_AT_ONCE
    )
