"""Asking for a room or equipment: booked at once, for the house to answer, or on the waiting list."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_row
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require

from ..flows import BookingFlow
from ..models import Audience, Booking, Resource, Shortage
from ..reading.needs import pieces_there
from ..rules.audiences import Borrower, is_instant
from ..rules.opening import opening_of
from ..rules.periods import Period, complaints
from ..rules.quotas import exceeded, said
from ..rules.steps import may_ask, may_have_more
from . import telling
from .booked import begin
from .reserving import Taken, reserve, taken

MOST_DATES = 60


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for."""

    resource: Resource
    periods: Sequence[Period]
    purpose: str
    pieces: int = 1
    people: int | None = None
    organisation: Organisation | None = None
    delegate: str = ""
    exception: str = ""  # why it may be more than the quota; the house answers that
    may_wait: bool = False
    leave_out_taken: bool = False


def ask(*, wanted: Wanted, actor: User) -> Booking:
    """The request is booked, waits for an answer or for a free place.

    Raises Invalid for what does not fit, Taken with other times when nothing is free: that is counted.
    """
    try:
        return _ask(wanted, actor)
    except Taken as refusal:
        Shortage.objects.bulk_create(
            Shortage(
                resource=wanted.resource,
                starts_at=each.starts_at,
                ends_at=each.ends_at,
                pieces=wanted.pieces,
            )
            for each in refusal.periods
        )
        raise


@transaction.atomic
def _ask(wanted: Wanted, actor: User) -> Booking:
    require(may_ask(actor, wanted.resource, wanted.organisation))
    check(wanted)
    whose = Borrower(actor, wanted.organisation)
    lock_borrower(whose)
    require(may_have_more(actor, wanted.resource, wanted.organisation))
    case = _written(wanted, actor, exception=_exception(wanted, whose))
    conflicts = reserve(case, wanted.periods)
    if conflicts and not _goes_on(wanted, conflicts):
        raise taken(wanted.resource, conflicts, wanted.pieces)
    case.way = _way(wanted, conflicts, instant=not case.exception and is_instant(wanted.resource, whose))
    if conflicts and case.way != "wait":
        left = [each for each in sorted(wanted.periods) if each not in conflicts]
        case.starts_at, case.ends_at = left[0].starts_at, left[-1].ends_at
    case.save(update_fields=["way", "starts_at", "ends_at"])
    left_out = [each.starts_at.isoformat() for each in conflicts if case.way != "wait"]
    data: dict[str, object] = {"left_out": left_out} if left_out else {}
    engine.start(BookingFlow, case=case, actor=actor, verb=f"booking.{_verb(case)}", data=data)
    begin(case)
    telling.tell(case, {"wait": "waiting", "ask": "received", "book": "booked"}[case.way])
    return case


VERBS = {"wait": "queued", "ask": "asked", "book": "booked"}


def _verb(case: Booking) -> str:
    return "asked_beyond" if case.exception and case.way == "ask" else VERBS[case.way]


def lock_borrower(whose: Borrower) -> None:
    """Nobody else asks for the same organisation, or as the same person, until the transaction ends."""
    if whose.organisation is not None:
        lock_row(Organisation.objects.filter(pk=whose.organisation.pk), no_key=True)
    if whose.audience != Audience.ORGANISATION:
        lock_row(User.objects.filter(pk=whose.user.pk), no_key=True)


def _exception(wanted: Wanted, whose: Borrower) -> str:
    """Why they ask for more than their quota, empty when it fits; Invalid when nothing is said."""
    beyond = exceeded(wanted.resource, whose, wanted.periods)
    if beyond and not wanted.exception.strip():
        advice = _("Choose another time, give a booking up, or write here why you need more.")
        raise Invalid({"exception": f"{said(beyond)} {advice}"})
    return wanted.exception.strip()[:500] if beyond else ""


def _goes_on(wanted: Wanted, conflicts: Sequence[Period]) -> bool:
    if len(wanted.periods) == 1:
        return wanted.may_wait
    return wanted.leave_out_taken and len(conflicts) < len(wanted.periods)


def _way(wanted: Wanted, conflicts: Sequence[Period], *, instant: bool) -> str:
    if conflicts and len(wanted.periods) == 1:
        return "wait"
    return "book" if instant else "ask"


def check(wanted: Wanted) -> None:
    """Raises Invalid with a sentence for each thing that does not fit."""
    errors: dict[str, str] = {}
    resource = wanted.resource
    if not wanted.purpose.strip():
        errors["purpose"] = _("Say what you need it for.")
    there = pieces_there(resource)
    if not there:
        errors["pieces"] = _("It can't be lent at the moment. Please ask us.")
    elif not 1 <= wanted.pieces <= there:
        errors["pieces"] = _("Choose a number from 1 to %(most)d.") % {"most": there}
    if wanted.people and resource.capacity and wanted.people > resource.capacity * wanted.pieces:
        errors["people"] = _("There is room for %(most)d people.") % {"most": resource.capacity}
    if not 1 <= len(wanted.periods) <= MOST_DATES:
        errors["starts"] = _("At most %(most)d dates at a time.") % {"most": MOST_DATES}
    opening, now = opening_of(resource), timezone.now()
    for period in sorted(wanted.periods):
        found = complaints(resource, period, opening, now=now)
        if found and len(wanted.periods) > 1:
            found = {field: f"{period.words()}: {text}" for field, text in found.items()}
        errors = {**found, **errors}
    if errors:
        raise Invalid(errors)


def _written(wanted: Wanted, actor: User, *, exception: str) -> Booking:
    periods, resource = sorted(wanted.periods), wanted.resource
    purpose = wanted.purpose.strip()
    return Booking.objects.create(
        kind=BookingFlow.kind,
        number=engine.next_number("L"),
        title=purpose.splitlines()[0][:200],
        resource=resource,
        starts_at=periods[0].starts_at,
        ends_at=periods[-1].ends_at,
        pieces=wanted.pieces,
        people=wanted.people,
        purpose=purpose[:500],
        exception=exception,
        delegate=wanted.delegate.strip()[:200],
        pickup_code=f"{secrets.randbelow(10**6):06d}",
        deposit=resource.deposit * wanted.pieces,
        applicant=actor,
        organisation=wanted.organisation,
        language=actor.language,
        submitted_at=timezone.now(),
    )
