"""What somebody takes on at a meeting: noted, changed, ticked off; the clock reminds before its day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case, lock_row
from workflows.engine.models import Audience, Deadline
from workflows.outbox.wishes import write_as_wished
from workflows.people.addresses import address
from workflows.people.membership import representatives
from workflows.people.models import MailKind, Organisation, User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import bare, one_line

from ..models import Meeting, MeetingTask, Minutes
from ..rules.meetings import may_run
from ..rules.minutes import WRITTEN_IN, may_tick

REMIND = "meetings.task"
DAYS_BEFORE = timedelta(days=3)
MORNING = time(8)
MOST_TASKS = 200
LONGEST_AHEAD = timedelta(days=1825)


@dataclass(frozen=True)
class Given:
    """What is to be done, by whom (one of the three) and until when; `point` of the minutes, if of one."""

    words: str
    person: User | None = None
    organisation: Organisation | None = None
    name: str = ""
    email: str = ""
    due_on: date | None = None
    point: int | None = None


@transaction.atomic
def note_task(*, case: Meeting, given: Given, actor: User) -> MeetingTask:
    """The task stands with the meeting and comes back in the next agenda of its series until it is done."""
    case = _locked(case, actor)
    _check(case, given, before=None)
    if MeetingTask.objects.filter(meeting=case).count() >= MOST_TASKS:
        raise Invalid({"words": _("A meeting has at most %(most)d tasks.") % {"most": MOST_TASKS}})
    made = MeetingTask(meeting=case, language=_language(case))
    _write(made, given)
    made.save()
    engine.record(
        case, actor=actor, verb="meeting.task_noted", audience=Audience.STAFF, data={"task": made.pk}
    )
    watch(case)
    return made


@transaction.atomic
def change_task(*, task: MeetingTask, given: Given, actor: User) -> MeetingTask:
    """It is as given; of another day people are reminded anew."""
    case = _locked(task.meeting, actor)
    row = _now(task)
    if row.done_at is not None:
        raise AlreadyDone(_("This task is done. Open it again first."))
    _check(case, given, before=row.due_on)
    if row.due_on != given.due_on:
        row.reminded_at = None
    _write(row, given)
    row.save()
    watch(case)
    return row


@transaction.atomic
def drop_task(*, task: MeetingTask, actor: User) -> None:
    """It was noted by mistake: it is gone."""
    case = _locked(task.meeting, actor)
    MeetingTask.objects.filter(pk=task.pk).delete()
    watch(case)


@transaction.atomic
def tick_task(*, task: MeetingTask, actor: User, is_done: bool = True) -> MeetingTask:
    """It is done, or open again; a second time changes nothing."""
    require(may_tick(actor, task))
    lock_case(task.meeting_id)
    row = _now(task)
    if (row.done_at is not None) == is_done:
        return row
    row.done_at, row.done_by = (timezone.now(), actor) if is_done else (None, None)
    row.save(update_fields=["done_at", "done_by"])
    verb = "meeting.task_done" if is_done else "meeting.task_reopened"
    engine.record(row.meeting, actor=actor, verb=verb, audience=Audience.STAFF, data={"task": row.pk})
    watch(row.meeting)
    return row


def watch(case: Meeting) -> None:
    """The clock knows when to remind next: three days before, or the next morning that is not too late."""
    rows = MeetingTask.objects.filter(meeting=case, done_at=None, reminded_at=None, due_on__isnull=False)
    moments = [moment for each in rows if each.due_on and (moment := _moment(each.due_on))]
    engine.stop_deadlines(case, REMIND)
    if moments:
        engine.set_deadline(case, REMIND, min(moments))


def remind(deadline: Deadline) -> None:
    """Whoever took something on hears of it, as they want their mail."""
    case = Meeting.objects.prefetch_related("texts").get(pk=deadline.case_id)
    today = timezone.localdate()
    rows = MeetingTask.objects.filter(meeting=case, done_at=None, reminded_at=None)
    near = list(
        rows.filter(due_on__gte=today, due_on__lte=today + DAYS_BEFORE)
        .select_related("person", "organisation")
        .order_by("pk")
    )
    for task in near:
        for reader in _readers(task):
            _remind(case, task, reader)
    MeetingTask.objects.filter(pk__in=[each.pk for each in near]).update(reminded_at=timezone.now())
    watch(case)


def _moment(day: date) -> datetime | None:
    now = timezone.localtime()
    tomorrow = now.date() + timedelta(days=1)
    ahead = [each for each in (day - DAYS_BEFORE, tomorrow) if now.date() < each <= day]
    return timezone.make_aware(datetime.combine(ahead[0], MORNING)) if ahead else None


def _readers(task: MeetingTask) -> list[User | str]:
    if task.person is not None:
        return [task.person] if task.person.is_active else []
    if task.organisation_id is not None:
        return list(representatives(task.organisation_id))
    return [task.email] if task.email else []


def _remind(case: Meeting, task: MeetingTask, reader: User | str) -> None:
    language = reader.language if isinstance(reader, User) else task.language
    link = address("meetings:tasks", language) if isinstance(reader, User) else ""
    text = case.text(language)
    write_as_wished(
        to=reader,
        kind=MailKind.DEADLINE,
        template="meetings/mail/task",
        context={
            "title": text.title if text else case.title,
            "task": task.words,
            "day": task.due_on,
            "url": link or address("meetings:meeting", language, meeting_id=case.pk),
        },
        link=link,
        key=f"meeting.task.{task.pk}.{task.due_on}.{getattr(reader, 'pk', 0)}",
        case=case,
    )


def _locked(case: Meeting, actor: User) -> Meeting:
    lock_case(case.pk)
    found: Meeting = Meeting.objects.get(pk=case.pk)
    require(may_run(actor, found))
    if found.stage not in WRITTEN_IN or found.anonymised_at is not None:
        raise AlreadyDone(_("Tasks are noted at a meeting that is announced or was held."))
    return found


def _now(task: MeetingTask) -> MeetingTask:
    lock_row(MeetingTask.objects.filter(pk=task.pk))
    row = MeetingTask.objects.select_related("meeting", "person", "organisation").filter(pk=task.pk).first()
    if row is None:
        raise AlreadyDone(_("Somebody has taken this task away."))
    return row


def _language(case: Meeting) -> str:
    return Minutes.objects.filter(meeting=case).values_list("language", flat=True).first() or "de"


def _write(row: MeetingTask, given: Given) -> None:
    row.words, row.due_on, row.point_id = one_line(given.words), given.due_on, given.point
    row.person, row.organisation = given.person, given.organisation
    row.name, row.email = one_line(given.name), bare(given.email)


def _check(case: Meeting, given: Given, *, before: date | None) -> None:
    errors = {}
    words, today = one_line(given.words), timezone.localdate()
    if not words:
        errors["words"] = _("Say what is to be done.")
    elif len(words) > 500:
        errors["words"] = _("Write at most %(most)d characters.") % {"most": 500}
    doers = [given.person, given.organisation, one_line(given.name)]
    if sum(bool(each) for each in doers) != 1:
        errors["person"] = _("Say who does it: one colleague, one organisation or one name.")
    if given.email and not _is_address(given.email):
        errors["email"] = _("This is not an e-mail address. It looks like name@example.org.")
    elif given.email and not one_line(given.name):
        errors["email"] = _("An address goes with a name. Colleagues and organisations have theirs.")
    if given.due_on not in (None, before) and not today <= given.due_on <= today + LONGEST_AHEAD:
        errors["due_on"] = _("Choose today or a later day, within five years.")
    if given.point is not None and not Minutes.objects.filter(meeting=case, points=given.point).exists():
        errors["point"] = _("This point is none of these minutes. Load the page anew.")
    if errors:
        raise Invalid(errors)


def _is_address(text: str) -> bool:
    try:
        validate_email(bare(text))
    except ValidationError:
        return False
    return True
