"""At the door with a phone: one person is noted by the code on their registration, counted once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

from ..models import Attendance, Registration, Session, State
from .attending import may_note, seat_at_the_door
from .seats import lock


@transaction.atomic
def check_in(*, session: Session, registration: Registration, actor: User) -> bool:
    """The person was there on this date; False when somebody has noted it already.

    Who waited has a place now. Invalid for somebody of another meeting or a date that is still to come.
    """
    case = session.meeting
    may_note(case, actor)
    lock(case)
    if timezone.localdate(session.starts_at) > timezone.localdate():
        raise Invalid({"session": _("This date is still to come.")})
    row = Registration.objects.filter(pk=registration.pk, meeting=case).first()
    if row is None:
        raise Invalid({"code": _("This code is of another meeting.")})
    if row.state == State.LEFT:
        raise AlreadyDone(_("This person has cancelled. Add them to the list of attendance as somebody new."))
    seat_at_the_door(case, row)
    _there, is_new = Attendance.objects.get_or_create(session=session, registration=row)
    if is_new:
        data = {"session": session.pk}
        engine.record(case, actor=actor, verb="meeting.checked_in", audience=Audience.STAFF, data=data)
    return is_new
