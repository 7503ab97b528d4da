"""Somebody comes instead of who was invited: they get the place and an invitation of their own."""

from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import TooOften
from workflows.upkeep.limits import take

from ..models import Invitation, InvitationStep, Invitee, Reached, Registration, Said, State, StepKind
from . import registering
from .mass_mail import write_to


def ask_deputy(row: Invitation, here: Registration | None, name: str, email: str) -> None:
    """The deputy has the place of who is away (`here`), and a mail with a link of their own.

    Whoever asks learns nothing: it is the same for them when the deputy is invited or registered already, or
    wants no invitations. Behind the lock of the meeting.
    """
    if not (taken := take("meeting_registration_to", email)):
        raise TooOften(_("That was very often. Wait a while and try again, or call us."), taken.wait)
    person = _invitee(row, name, email)
    if person.left_at is not None:
        if here is not None:
            registering.leave(registration=here)
        return
    theirs, is_new = Invitation.objects.get_or_create(meeting=row.meeting, person=person)
    theirs.meeting = row.meeting
    if is_new:
        _has_the_invitation(theirs)
    _hand_over(here, theirs)
    write_to(row.meeting, [theirs], "deputy", key=str(row.pk), by=row.person.called)


def _invitee(row: Invitation, name: str, email: str) -> Invitee:
    """Whoever is invited already stays as they are; somebody new is invited to this meeting only."""
    series = row.person.series_id
    found = Invitee.objects.alias(low=Lower("email")).filter(series=series, low=email.lower()).first()
    return found or Invitee.objects.create(
        series_id=series,
        name=name[:120],
        email=email,
        language=row.person.language,
        organisation=row.person.organisation,
        only=row.meeting,
    )


def _has_the_invitation(theirs: Invitation) -> None:
    """The mail of the deputy is their invitation; the plan sends them no second one."""
    step = InvitationStep.objects.filter(meeting=theirs.meeting, kind=StepKind.INVITATION).first()
    if step is not None:
        Reached.objects.create(step=step, invitation=theirs)


def _hand_over(here: Registration | None, theirs: Invitation) -> None:
    """The place goes to the deputy under a new link; to who waits, when the deputy has one already."""
    if here is None:
        return
    person = theirs.person
    rows = Registration.objects.filter(meeting=theirs.meeting, email__iexact=person.email)
    if here.state == State.ASKED or rows.exclude(state=State.LEFT).exists():
        registering.leave(registration=here)
        return
    seat, state, confirmed = here.seat, here.state, here.confirmed_at
    until = here.offered_until
    registering.leave(registration=here, serve=False)
    made = Registration.objects.create(
        meeting=theirs.meeting,
        seat=seat,
        state=state,
        confirmed_at=confirmed,
        offered_until=until,
        name=person.called[:120],
        email=person.email,
        language=person.language,
        organisation=person.organisation,
        is_online=here.is_online,
    )
    theirs.said = Said.ONLINE if made.is_online else Said.YES
    theirs.said_at, theirs.registration = timezone.now(), made
    theirs.save(update_fields=["said", "said_at", "registration"])
