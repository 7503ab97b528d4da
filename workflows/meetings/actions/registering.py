"""Registering, confirming by mail, cancelling; an account is not needed."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, TooOften, require
from workflows.upkeep.limits import take

from ..models import Invitation, Meeting, Registration, Said, Standing, State
from ..rules.meetings import may_register
from ..rules.series import is_both
from . import telling
from .seats import lock, seat_or_wait, serve_waiting

MOST_CHILDREN = 9


@dataclass(frozen=True)
class Person:
    """Who wants to come, and what they need."""

    name: str
    email: str
    language: str
    organisation: str = ""
    town: str = ""
    standing: str = ""
    interpreter: str = ""
    access: str = ""
    children: int = 0
    food: str = ""
    is_online: bool = False
    no_photos: bool = False
    consent: bool = False


COPIED = (
    "name", "language", "organisation", "town", "standing", "interpreter", "access", "children", "food",
    "is_online", "no_photos",
)  # fmt: skip


def register(*, case: Meeting, given: Person, actor: User | None, address: str) -> Registration:
    """A mail with a link waits for the person; with an account of this address the place is taken at once.

    Whoever is registered already gets that mail again, and nobody else learns that they are.
    """
    require(may_register(case))
    errors = _problems(given)
    if given.is_online and not is_both(case):
        errors["is_online"] = _("There is only one way to take part in this meeting.")
    if errors:
        raise Invalid(errors)
    email = given.email.strip()
    _count(email, address)
    return _keep(case, given, email, is_known=actor is not None and actor.email.lower() == email.lower())


@transaction.atomic
def _keep(case: Meeting, given: Person, email: str, *, is_known: bool) -> Registration:
    lock(case)
    rows = Registration.objects.filter(meeting=case, email__iexact=email).exclude(state=State.LEFT)
    found = rows.select_related("meeting").first()
    if found is not None:
        telling.tell(found, TEMPLATES[State(found.state)])
        return found
    made = Registration(meeting=case, email=email)
    for name in COPIED:
        value = getattr(given, name)
        setattr(made, name, value.strip() if isinstance(value, str) else value)
    made.save(force_insert=True)
    if is_known:
        seat_or_wait(made)
    telling.tell(made, TEMPLATES[State(made.state)])
    return made


TEMPLATES = {State.ASKED: "confirm", State.PLACED: "placed", State.WAITING: "waiting"}


@transaction.atomic
def confirm(*, registration: Registration) -> Registration:
    """The address is right: the person has a seat or waits. A second time changes nothing."""
    lock(registration.meeting)
    row = _now(registration)
    if row.state in (State.PLACED, State.WAITING):
        return row
    if row.state == State.LEFT:
        raise AlreadyDone(_("You have cancelled. Register again if you want to come."))
    require(may_register(row.meeting))
    seat_or_wait(row)
    telling.tell(row, TEMPLATES[State(row.state)])
    return row


@transaction.atomic
def leave(*, registration: Registration, serve: bool = True) -> Registration:
    """The person does not come, nor who comes with them; the seats go to those who wait longest.

    Without `serve` the caller gives the seats to somebody.

    A second time changes nothing.
    """
    lock(registration.meeting)
    row = _now(registration)
    if row.state == State.LEFT:
        return row
    if row.meeting.stage != "announced":
        raise AlreadyDone(_("This meeting is over."))
    had_told, row.state, row.seat = row.confirmed_at is not None, State.LEFT, None
    row.offered_until = None
    row.save(update_fields=["state", "seat", "offered_until"])
    row.companions.update(state=State.LEFT, seat=None, offered_until=None)
    Invitation.objects.filter(registration=row).update(said=Said.NO, said_at=timezone.now(), people=1)
    if had_told:
        telling.tell(row, "left")
    if serve:
        serve_waiting(row.meeting)
    return row


def _now(registration: Registration) -> Registration:
    return Registration.objects.select_related("meeting").get(pk=registration.pk)


def _count(email: str, address: str) -> None:
    """Enough for people, too little for machines; a refused one is counted, too."""
    caller, receiver = take("meeting_registration_from", address), take("meeting_registration_to", email)
    if not caller or not receiver:
        wait = max(caller.wait, receiver.wait)
        raise TooOften(_("That was very often. Wait a while and try again, or call us."), wait)


def _problems(given: Person) -> dict[str, str]:
    errors = {}
    if not given.name.strip():
        errors["name"] = _("How may we call you?")
    try:
        validate_email(given.email.strip())
    except ValidationError:
        errors["email"] = _("This is not an e-mail address. It looks like name@example.org.")
    if given.language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose a language.")
    if given.standing not in Standing.values:
        errors["standing"] = _("Choose one of the answers.")
    if not 0 <= given.children <= MOST_CHILDREN:
        errors["children"] = _("Write a number from 0 to %(most)d.") % {"most": MOST_CHILDREN}
    if not given.consent:
        errors["consent"] = _("We need your consent to keep your registration.")
    return errors
