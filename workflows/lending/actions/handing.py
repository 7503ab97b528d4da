"""Handing over: the protocol with condition and parts, a name typed as signature, the code of a delegate."""

import secrets
from collections.abc import Collection, Mapping, Sequence

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.actions import store_upload
from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import Booking, Found, Moment, Protocol, Reservation, Unit, UnitCheck
from ..reading.parts import parts_of
from . import telling
from .booked import out
from .reserving import release
from .waiting import serve_waiting

PHOTO = "lending_photo"


@transaction.atomic
def hand_over(
    *,
    step: Step,
    actor: User,
    signed_name: str,
    there: Sequence[str] = (),
    units: Collection[str] | None = None,
    condition: str = "",
    code: str = "",
    deposit_taken: bool = False,
    photo: File | None = None,
) -> Booking:
    """It is with the borrower; Invalid without a signature, the deposit, or the code of whoever picks up.

    `units` are the inventory numbers that go out (None: all of the booking); what stays here is free again.
    """
    with performing(step, actor=actor, verb="booking.handed_over") as doing:
        case: Booking = doing.case
        _fits(case, signed_name, code, deposit_taken)
        held = held_units(case)
        out_now = held if units is None else named_units(held, units, "units")
        if held and not out_now:
            raise Invalid({"units": _("Tick at least one piece. If nobody came, say so.")})
        note_protocol(
            case,
            moment=Moment.OUT,
            actor=actor,
            signed_name=signed_name,
            there=there,
            condition=condition,
            photo=photo,
            found={each: Found.OK if each in out_now else Found.MISSING for each in held},
        )
        stays = [each for each in held if each not in out_now]
        Reservation.objects.blocking().filter(booking=case, unit__in=stays).update(blocking=False)
        case.way, case.assignee = "out", actor
        case.deposit_taken_at = timezone.now() if case.deposit else None
        doing.save("way", "assignee", "deposit_taken_at")
    out(case)
    if stays:
        serve_waiting(case.resource)
    return case


def held_units(case: Booking) -> list[Unit]:
    """The pieces that are held for a booking."""
    held = Reservation.objects.blocking().filter(booking=case).values("unit")
    return list(
        Unit.objects.filter(pk__in=held)
        .select_related("resource")
        .prefetch_related("resource__texts")
        .order_by("inventory_number")
    )


def named_units(units: Sequence[Unit], numbers: Collection[str], field: str) -> list[Unit]:
    """The pieces with these inventory numbers; Invalid when one is none of them."""
    if strange := sorted(set(numbers) - {each.inventory_number for each in units}):
        text = _("%(numbers)s is not part of this booking.")
        raise Invalid({field: text % {"numbers": ", ".join(strange)}})
    return [each for each in units if each.inventory_number in numbers]


def _fits(case: Booking, signed_name: str, code: str, deposit_taken: bool) -> None:
    errors = {}
    if not signed_name.strip():
        errors["signed_name"] = _("Write the name of whoever takes it.")
    if case.deposit and not deposit_taken:
        errors["deposit_taken"] = _("The deposit has to be there before it is handed over.")
    if case.delegate and not secrets.compare_digest(code.strip().encode(), case.pickup_code.encode()):
        errors["code"] = _("This is not the code of this booking. Ask the person who picks up for it.")
    if errors:
        raise Invalid(errors)


def note_protocol(
    case: Booking,
    *,
    moment: Moment,
    actor: User,
    signed_name: str,
    there: Sequence[str],
    condition: str,
    photo: File | None,
    found: Mapping[Unit, str],
) -> Protocol:
    """What was there and how it was, piece by piece; what is not named was missing."""
    parts = parts_of(case.resource)
    if photo is not None:
        store_upload(file=photo, actor=actor, kind=PHOTO, case=case)
    protocol = Protocol.objects.create(
        booking=case,
        moment=moment,
        by=actor,
        condition=condition.strip(),
        there=[part for part in parts if part in there],
        missing=[part for part in parts if part not in there],
        signed_name=signed_name.strip(),
    )
    UnitCheck.objects.bulk_create(
        UnitCheck(protocol=protocol, unit=unit, found=how) for unit, how in found.items()
    )
    return protocol


@transaction.atomic
def miss(*, step: Step, actor: User) -> Booking:
    """Nobody came: the units are free again, and the borrower is told."""
    with performing(step, actor=actor, verb="booking.missed") as doing:
        case: Booking = doing.case
        if case.starts_at > timezone.now():
            raise Invalid({"signed_name": _("It has not begun yet. Cancel it instead.")})
        case.way = "missed"
        doing.save("way")
    release(case)
    telling.tell(case, "missed")
    serve_waiting(case.resource)
    return case
