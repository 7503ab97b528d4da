"""Answering an invitation by its link: yes with a seat, maybe, no; saying what is needed; wanting no more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid, require
from workflows.values.texts import clean

from ..models import Invitation, Need, NeedState, Registration, Said, State
from ..models.invitations import MOST_PEOPLE
from ..rules.meetings import may_register
from ..rules.series import may_answer
from . import registering, telling
from .seats import lock, seat_or_wait, serve_waiting

MOST_WORDS = 1000


@transaction.atomic
def answer(*, invitation: Invitation, said: str, people: int = 1, need: str = "") -> Invitation:
    """The answer stands; yes is a registration with a seat for each person, or the waiting list.

    A later answer replaces the earlier one. Invalid for what does not fit.
    """
    lock(invitation.meeting)
    row = Invitation.objects.select_related("meeting", "person").get(pk=invitation.pk)
    require(may_answer(row.meeting))
    if errors := _problems(said, people, need):
        raise Invalid(errors)
    here = _registration(row)
    if said == Said.YES:
        row.registration = _come(row, here, people)
    elif here is not None:
        registering.leave(registration=here)
    row.said, row.said_at = said, timezone.now()
    row.people = people if said == Said.YES else 1
    row.save(update_fields=["said", "said_at", "people", "registration"])
    _note(row, clean(need).strip())
    return row


@transaction.atomic
def leave_series(*, invitation: Invitation) -> None:
    """The person is invited to no further meeting; an answer that stands stays."""
    person = invitation.person
    if person.left_at is None:
        person.left_at, person.name, person.organisation = timezone.now(), "", ""
        person.save(update_fields=["left_at", "name", "organisation"])


def _problems(said: str, people: int, need: str) -> dict[str, str]:
    errors = {}
    if said not in (Said.YES, Said.MAYBE, Said.NO):
        errors["said"] = _("Choose one of the answers.")
    if not 1 <= people <= MOST_PEOPLE:
        errors["people"] = _("Write a number from 1 to %(most)d.") % {"most": MOST_PEOPLE}
    if len(need) > MOST_WORDS:
        errors["need"] = _("Write at most %(most)d characters.") % {"most": MOST_WORDS}
    return errors


def _registration(row: Invitation) -> Registration | None:
    """How the person stands in the meeting, also when they registered by themselves."""
    rows = Registration.objects.filter(meeting=row.meeting, email__iexact=row.person.email)
    found = rows.exclude(state=State.LEFT).first()
    if found is not None:
        found.meeting = row.meeting
    return found


def _come(row: Invitation, here: Registration | None, people: int) -> Registration:
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
        here.save(force_insert=True)
    else:
        companions = here.companions.exclude(state=State.LEFT).count()
    if here.state == State.ASKED:
        seat_or_wait(here)
        telling.tell(here, registering.TEMPLATES[State(here.state)])
    if companions != people - 1:
        _bring(here, companions, people - 1)
    return here


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
        )
        made.save(force_insert=True)
        seat_or_wait(made)
    rows = host.companions.exclude(state=State.LEFT).order_by("-name")
    gone = list(rows.values_list("pk", flat=True)[: max(now - wanted, 0)])
    if gone:
        Registration.objects.filter(pk__in=gone).update(state=State.LEFT, seat=None)
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
