"""At the door: who came on which date, and people who had not registered."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Attendance, Meeting, Registration, Session, State
from ..rules.meetings import may_run
from .seats import free_seat, lock


@transaction.atomic
def note_attendance(
    *, session: Session, present: Collection[UUID], actor: User, seen: Collection[UUID] | None = None
) -> int:
    """These people were there on this date, and no others; a second time corrects it.

    `seen` are those whom the list showed as there: of others, noted since at the door, nobody is taken away.

    Who waited and came all the same has a place now. Invalid for somebody of another meeting.
    """
    case = session.meeting
    may_note(case, actor)
    lock(case)
    if timezone.localdate(session.starts_at) > timezone.localdate():
        raise Invalid({"session": _("This date is still to come.")})
    rows = {row.pk: row for row in Registration.objects.filter(meeting=case).exclude(state=State.LEFT)}
    if not set(present) <= set(rows):
        raise Invalid({"present": _("Somebody is not on the list of this meeting. Load the list anew.")})
    for key in present:
        seat_at_the_door(case, rows[key])
    gone = Attendance.objects.filter(session=session).exclude(registration__in=present)
    (gone if seen is None else gone.filter(registration__in=seen)).delete()
    Attendance.objects.bulk_create(
        [Attendance(session=session, registration_id=key) for key in sorted(present)], ignore_conflicts=True
    )
    data = {"session": session.pk, "present": len(present)}
    engine.record(case, actor=actor, verb="meeting.attendance_noted", audience=Audience.STAFF, data=data)
    return len(present)


@transaction.atomic
def add_guest(
    *, session: Session, actor: User, name: str, organisation: str = "", town: str = "", standing: str = ""
) -> Registration:
    """Somebody came without having registered: on the list, and there on this date."""
    case = session.meeting
    may_note(case, actor)
    if not name.strip():
        raise Invalid({"name": _("Write the name of the person.")})
    if timezone.localdate(session.starts_at) > timezone.localdate():
        raise Invalid({"session": _("This date is still to come.")})
    lock(case)
    made = Registration.objects.create(
        meeting=case,
        state=State.PLACED,
        seat=free_seat(case, beyond=True),
        name=name.strip()[:120],
        organisation=organisation.strip()[:200],
        town=town.strip()[:80],
        standing=standing,
        language="de",
        confirmed_at=timezone.now(),
    )
    Attendance.objects.create(session=session, registration=made)
    return made


def may_note(case: Meeting, actor: User) -> None:
    """Who runs it, as long as its list is open."""
    require(may_run(actor, case))
    if case.stage not in ("announced", "held"):
        raise AlreadyDone(_("The list of this meeting is closed."))


def seat_at_the_door(case: Meeting, row: Registration) -> None:
    """Whoever came has a place, beyond the last one if need be. Behind the lock."""
    if row.state == State.PLACED:
        return
    row.seat, row.state = free_seat(case, beyond=True), State.PLACED
    row.confirmed_at, row.offered_until = row.confirmed_at or timezone.now(), None
    row.save(update_fields=["seat", "state", "confirmed_at", "offered_until"])
