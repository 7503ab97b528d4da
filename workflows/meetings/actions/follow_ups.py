"""Three and six months after a training whoever was there is asked what became of it: once, and nameless."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.engine import actions as engine
from workflows.engine.calendar import last_working_day
from workflows.engine.locks import lock_row
from workflows.engine.models import Deadline
from workflows.outbox.actions import queue_mail
from workflows.people.verdicts import AlreadyDone, Invalid
from workflows.values.days import months_after

from ..models import FollowUp, FollowUpAnswer, Format, Meeting, Registration
from ..models.follow_ups import MOST_PASSED_ON
from ..reading.links import follow_up_address

ASK = "meetings.follow_up"
AFTER = (3, 6)
MORNING = time(8)


@dataclass(frozen=True)
class Became:
    """What became of a training for one person."""

    passed_on: int = 0
    started: bool = False
    cooperates: bool = False


def plan_follow_ups(case: Meeting) -> None:
    """Each who was at a training and left an address will be asked, each term once."""
    if case.format != Format.TRAINING:
        return
    held_on = timezone.localdate(case.ends_at)
    rows = Registration.objects.filter(meeting=case, attendances__isnull=False).exclude(email="").distinct()
    FollowUp.objects.bulk_create(
        [
            FollowUp(registration=row, months=months, due_on=last_working_day(months_after(held_on, months)))
            for row in rows
            for months in AFTER
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    _wait(case)


def ask(deadline: Deadline) -> None:
    """A term has come: these are asked now, and the clock knows the next."""
    case = Meeting.objects.prefetch_related("texts").get(pk=deadline.case_id)
    if case.anonymised_at is not None:
        return
    rows = FollowUp.objects.filter(registration__meeting=case, sent_at=None)
    due = rows.filter(due_on__lte=timezone.localdate()).select_related("registration")
    for row in due.select_for_update(of=("self",)):
        _mail(case, row)
        row.sent_at = timezone.now()
        row.save(update_fields=["sent_at"])
    _wait(case)


@transaction.atomic
def tell_what_became(*, follow_up: FollowUp, given: Became) -> FollowUpAnswer:
    """It is counted, and not kept who said it; AlreadyDone for a second answer."""
    lock_row(FollowUp.objects.filter(pk=follow_up.pk))
    row = FollowUp.objects.select_related("registration").get(pk=follow_up.pk)
    if row.answered_at is not None:
        raise AlreadyDone(_("You have told us already. Thank you!"))
    if not 0 <= given.passed_on <= MOST_PASSED_ON:
        text = _("Write a number from 0 to %(most)d.") % {"most": MOST_PASSED_ON}
        raise Invalid({"passed_on": text})
    row.answered_at = timezone.now()
    row.save(update_fields=["answered_at"])
    return FollowUpAnswer.objects.create(
        meeting_id=row.registration.meeting_id,
        months=row.months,
        passed_on=given.passed_on,
        started=given.started,
        cooperates=given.cooperates,
    )


def _wait(case: Meeting) -> None:
    ahead = FollowUp.objects.filter(registration__meeting=case, sent_at=None).order_by("due_on")
    day = ahead.values_list("due_on", flat=True).first()
    engine.stop_deadlines(case, ASK)
    if day is not None:
        engine.set_deadline(case, ASK, timezone.make_aware(datetime.combine(day, MORNING)))


def _mail(case: Meeting, row: FollowUp) -> None:
    person = row.registration
    with override(person.language):
        text = case.text(person.language)
    queue_mail(
        to=person.email,
        template="meetings/mail/follow_up",
        context={
            "name": person.name,
            "title": text.title if text else case.title,
            "months": row.months,
            "link": follow_up_address(row, person.language),
        },
        language=person.language,
        case=case,
        key=f"meeting.follow_up.{row.pk}",
    )
