"""Answering an invitation by its link: yes or online with a seat, maybe, no; saying what is needed."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid, require
from workflows.values.texts import bare, clean, one_line

from ..models import Invitation, Need, NeedState, Registration, Said, State
from ..models.invitations import MOST_PEOPLE
from ..rules.meetings import has_offer, may_register
from ..rules.series import is_both, may_answer
from . import registering, telling
from .deputies import ask_deputy
from .offers import accept
from .seats import lock, seat_or_wait, serve_waiting

MOST_WORDS = 1000
COMES = (Said.YES, Said.ONLINE)


@dataclass(frozen=True)
class Answer:
    """What somebody answers; of `interpreter` and the like None leaves what they said before.

    `deputy_name` and `deputy_email` are those of who comes instead.
    """

    said: str
    people: int = 1
    need: str = ""
    interpreter: str | None = None
    access: str | None = None
    food: str | None = None
    children: int | None = None
    deputy_name: str = ""
    deputy_email: str = ""


WISHES = ("interpreter", "access", "food", "children")


@transaction.atomic
def answer(*, invitation: Invitation, given: Answer) -> Invitation:
    """The answer stands; who comes is registered, with a seat for each person, or the waiting list.

    A later answer replaces the earlier one. Invalid for what does not fit.
    """
    lock(invitation.meeting)
    row = Invitation.objects.select_related("meeting", "person").get(pk=invitation.pk)
    require(may_answer(row.meeting))
    given = replace(given, deputy_name=one_line(given.deputy_name), deputy_email=bare(given.deputy_email))
    if errors := _problems(row, given):
        raise Invalid(errors)
    _settle(row, _registration(row), given)
    row.said, row.said_at = given.said, timezone.now()
    row.people = given.people if given.said in COMES else 1
    row.deputy_name, row.deputy_email = given.deputy_name, given.deputy_email
    row.save(update_fields=["said", "said_at", "people", "registration", "deputy_name", "deputy_email"])
    _note(row, clean(given.need).strip())
    return row


@transaction.atomic
def leave_series(*, invitation: Invitation) -> None:
    """The person is invited to no further meeting; an answer that stands stays."""
    person = invitation.person
    if person.left_at is None:
        person.left_at, person.name, person.organisation = timezone.now(), "", ""
        person.save(update_fields=["left_at", "name", "organisation"])


def _problems(row: Invitation, given: Answer) -> dict[str, str]:
    errors = {}
    if given.said not in Said.values or given.said == Said.OPEN:
        errors["said"] = _("Choose one of the answers.")
    if given.said == Said.ONLINE and not is_both(row.meeting):
        errors["said"] = _("There is only one way to take part in this meeting. Answer yes if you come.")
    if not 1 <= given.people <= MOST_PEOPLE:
        errors["people"] = _("Write a number from 1 to %(most)d.") % {"most": MOST_PEOPLE}
    if len(given.need) > MOST_WORDS:
        errors["need"] = _("Write at most %(most)d characters.") % {"most": MOST_WORDS}
    if given.children is not None and not 0 <= given.children <= registering.MOST_CHILDREN:
        errors["children"] = _("Write a number from 0 to %(most)d.") % {"most": registering.MOST_CHILDREN}
    if given.said == Said.DEPUTY:
        return errors | _wrong_deputy(row, given)
    if given.deputy_name or given.deputy_email:
        errors["said"] = _("You name somebody who comes for you. Choose that answer, or leave the name out.")
    return errors


def _wrong_deputy(row: Invitation, given: Answer) -> dict[str, str]:
    errors = {}
    if not given.deputy_name:
        errors["deputy_name"] = _("Who comes instead of you? Write the name.")
    if not given.deputy_email:
        return errors
    try:
        validate_email(given.deputy_email)
    except ValidationError:
        errors["deputy_email"] = _("This is not an e-mail address. It looks like name@example.org.")
    if given.deputy_email.lower() == row.person.email.lower():
        errors["deputy_email"] = _(
            "This is your own address. Write that of the other person, or leave it out."
        )
    return errors


def _registration(row: Invitation) -> Registration | None:
    """How the person stands in the meeting, also when they registered by themselves."""
    rows = Registration.objects.filter(meeting=row.meeting, email__iexact=row.person.email)
    found = rows.exclude(state=State.LEFT).first()
    if found is not None:
        found.meeting = row.meeting
    return found


def _settle(row: Invitation, here: Registration | None, given: Answer) -> None:
    """Seats are as the answer says."""
    if given.said in COMES:
        name = row.person.called if row.said == Said.DEPUTY else ""
        row.registration = _come(row, here, given, name)
    elif given.said == Said.DEPUTY and not given.deputy_email:
        row.registration = _come(row, here, replace(given, people=1), given.deputy_name)
    elif given.said == Said.DEPUTY and row.deputy_email.lower() != given.deputy_email.lower():
        row.registration = None
        ask_deputy(row, here, given.deputy_name, given.deputy_email)
    elif here is not None and given.said != Said.DEPUTY:
        registering.leave(registration=here)


def _come(row: Invitation, here: Registration | None, given: Answer, name: str) -> Registration:
    """Registered as `name` (else as before), in the room or online, with so many people."""
    person, companions = row.person, 0
    if here is None or here.state == State.ASKED:
        require(may_register(row.meeting))
    if here is None:
        here = Registration(
            meeting=row.meeting,
            name=person.called[:120],
            email=person.email,
            language=person.language,
            organisation=person.organisation,
        )
    else:
        companions = here.companions.exclude(state=State.LEFT).count()
    here.name = name[:120] or here.name
    for wish in WISHES:
        if (said := getattr(given, wish)) is not None:
            setattr(here, wish, said.strip() if isinstance(said, str) else said)
    moves = here.state != State.ASKED and here.is_online != (given.said == Said.ONLINE)
    here.is_online = given.said == Said.ONLINE
    if moves:
        _move(here)
    else:
        here.save()
    if here.state == State.ASKED:
        seat_or_wait(here)
        telling.tell(here, registering.TEMPLATES[State(here.state)])
    elif has_offer(here, row.meeting):
        here.seat, here.state = accept(registration=here).seat, State.PLACED
    if companions != given.people - 1:
        _bring(here, companions, given.people - 1)
    return here


def _move(host: Registration) -> None:
    """From the room to the screen or back, with those who come along; the seats go to who waits."""
    for each in (host, *host.companions.exclude(state=State.LEFT)):
        each.meeting, each.is_online = host.meeting, host.is_online
        each.save()
        seat_or_wait(each)
    telling.tell(host, registering.TEMPLATES[State(host.state)])
    serve_waiting(host.meeting)


def _bring(host: Registration, now: int, wanted: int) -> None:
    """So many come with the host; the last who were added go first, and their seats to who waits."""
    if wanted > now:
        require(may_register(host.meeting))
    for number in range(now + 1, wanted + 1):
        made = Registration(
            meeting=host.meeting,
            host=host,
            name=f"{host.name[:115]} +{number}",
            language=host.language,
            organisation=host.organisation,
            is_online=host.is_online,
        )
        made.save(force_insert=True)
        seat_or_wait(made)
    rows = host.companions.exclude(state=State.LEFT).order_by("-name")
    gone = list(rows.values_list("pk", flat=True)[: max(now - wanted, 0)])
    if gone:
        Registration.objects.filter(pk__in=gone).update(state=State.LEFT, seat=None, offered_until=None)
        serve_waiting(host.meeting)


def _note(row: Invitation, words: str) -> None:
    """Other words than before are open again; none take an open need back."""
    need: Need | None = getattr(row, "need", None)
    if need is None and words:
        Need.objects.create(meeting=row.meeting, invitation=row, words=words, language=row.person.language)
    elif need is not None and not words and need.state == NeedState.OPEN:
        need.words = ""
        need.delete()
    elif need is not None and words and words != need.words:
        need.words, need.state, need.said_at = words, NeedState.OPEN, timezone.now()
        need.save(update_fields=["words", "state", "said_at"])
