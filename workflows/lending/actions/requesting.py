"""Asking for a room or equipment: booked at once, for the house to answer, or on the waiting list."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require

from ..flows import BookingFlow
from ..models import Booking, Resource, Shortage
from ..rules.opening import opening_of
from ..rules.periods import Period, complaints
from ..rules.steps import is_instant, may_ask, may_have_more
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
    require(may_have_more(actor, wanted.resource, wanted.organisation))
    case = _written(wanted, actor)
    conflicts = reserve(case, wanted.periods)
    if conflicts and not _goes_on(wanted, conflicts):
        raise taken(wanted.resource, conflicts, wanted.pieces)
    case.way = _way(wanted, conflicts)
    if conflicts and case.way != "wait":
        left = [each for each in sorted(wanted.periods) if each not in conflicts]
        case.starts_at, case.ends_at = left[0].starts_at, left[-1].ends_at
    case.save(update_fields=["way", "starts_at", "ends_at"])
    left_out = [each.starts_at.isoformat() for each in conflicts if case.way != "wait"]
    data: dict[str, object] = {"left_out": left_out} if left_out else {}
    engine.start(BookingFlow, case=case, actor=actor, verb=f"booking.{VERBS[case.way]}", data=data)
    begin(case)
    telling.tell(case, {"wait": "waiting", "ask": "received", "book": "booked"}[case.way])
    return case


VERBS = {"wait": "queued", "ask": "asked", "book": "booked"}


def _goes_on(wanted: Wanted, conflicts: Sequence[Period]) -> bool:
    if len(wanted.periods) == 1:
        return wanted.may_wait
    return wanted.leave_out_taken and len(conflicts) < len(wanted.periods)


def _way(wanted: Wanted, conflicts: Sequence[Period]) -> str:
    if conflicts and len(wanted.periods) == 1:
        return "wait"
    return "book" if is_instant(wanted.resource, wanted.organisation) else "ask"


def check(wanted: Wanted) -> None:
    """Raises Invalid with a sentence for each thing that does not fit."""
    errors: dict[str, str] = {}
    resource = wanted.resource
    if not wanted.purpose.strip():
        errors["purpose"] = _("Say what you need it for.")
    there = resource.units.lendable().count()
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


def _written(wanted: Wanted, actor: User) -> Booking:
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
        delegate=wanted.delegate.strip()[:200],
        pickup_code=f"{secrets.randbelow(10**6):06d}",
        deposit=resource.deposit * wanted.pieces,
        applicant=actor,
        organisation=wanted.organisation,
        language=actor.language,
        submitted_at=timezone.now(),
    )
