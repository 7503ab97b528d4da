"""Taking back: condition and parts again, the deposit, and damage until it is settled."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from django.core.files.base import File
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import Booking, Damage, Found, Moment, Reservation, Unit, UnitState
from . import telling
from .booked import LATE, SOON
from .handing import held_units, named_units, note_protocol
from .reserving import give_others
from .waiting import serve_waiting


@transaction.atomic
def take_back(
    *,
    step: Step,
    actor: User,
    signed_name: str,
    there: Sequence[str] = (),
    condition: str = "",
    damage: str = "",
    damaged: Collection[str] = (),
    missing: Collection[str] = (),
    photo: File | None = None,
) -> Booking:
    """It is back: the deposit is given back and the case closed, or the damage waits to be settled.

    The pieces with the inventory numbers `damaged` and `missing` are lent no more until the house says so;
    later bookings have another piece where one is free.
    """
    with engine.performing(step, actor=actor, verb="booking.returned") as doing:
        case: Booking = doing.case
        if not signed_name.strip():
            raise Invalid({"signed_name": _("Write the name of whoever brings it back.")})
        found = _found(held_units(case), damaged, missing)
        protocol = note_protocol(
            case,
            moment=Moment.BACK,
            actor=actor,
            signed_name=signed_name,
            there=there,
            condition=condition,
            photo=photo,
            found=found,
        )
        amiss = [str(unit) for unit, how in found.items() if how != Found.OK]
        if amiss and not damage.strip():
            raise Invalid({"damage": _("Say what is wrong with %(names)s.") % {"names": ", ".join(amiss)}})
        if protocol.missing and not damage.strip():
            names = ", ".join(protocol.missing)
            raise Invalid(
                {"damage": _("Not ticked: %(names)s. Say what is missing, or tick it.") % {"names": names}}
            )
        case.way = "damage" if damage.strip() else "over"
        if case.way == "damage":
            doing.verb = "booking.damaged"
            Damage.objects.create(booking=case, what=damage.strip())
        case.deposit_returned = None if case.way == "damage" or not case.deposit else case.deposit
        doing.save("way", "deposit_returned")
    engine.stop_deadlines(case, LATE, SOON)
    _let_go(case)
    _take_out(found)
    telling.tell(case, "damaged" if case.way == "damage" else "returned", damage=damage.strip())
    serve_waiting(case.resource)
    return case


def _found(units: Sequence[Unit], damaged: Collection[str], missing: Collection[str]) -> dict[Unit, str]:
    broken, gone = named_units(units, damaged, "damaged"), named_units(units, missing, "missing")
    if both := [str(each) for each in broken if each in gone]:
        text = _("%(names)s can't be damaged and missing. Choose one.")
        raise Invalid({"missing": text % {"names": ", ".join(both)}})
    marks = {**dict.fromkeys(units, Found.OK), **dict.fromkeys(broken, Found.DAMAGED)}
    return {**marks, **dict.fromkeys(gone, Found.MISSING)}


def _take_out(found: dict[Unit, str]) -> None:
    states = {Found.DAMAGED: UnitState.REPAIR, Found.MISSING: UnitState.LOST}
    for unit, how in found.items():
        if how != Found.OK:
            Unit.objects.filter(pk=unit.pk, state=UnitState.OK).update(state=states[Found(how)])
            give_others(unit)


def _let_go(case: Booking) -> None:
    """What was brought back early is free from now on; later dates of a series are not needed any more."""
    now = timezone.now()
    for row in Reservation.objects.blocking().filter(booking=case, during__endswith__gt=now):
        begun = row.during.lower
        if begun is not None and begun < now:
            row.during = DateTimeTZRange(begun, now, "[)")
        else:
            row.blocking = False
        row.save(update_fields=["during", "blocking"])


@transaction.atomic
def settle_damage(
    *,
    step: Step,
    actor: User,
    outcome: str,
    cost: Decimal = Decimal(0),
    deposit_returned: Decimal | None = None,
) -> Booking:
    """What was agreed about the damage stands, and what of the deposit goes back; the case is closed."""
    with engine.performing(step, actor=actor, verb="booking.damage_settled") as doing:
        case: Booking = doing.case
        back = Decimal(0) if deposit_returned is None else deposit_returned
        errors = {}
        if not outcome.strip():
            errors["outcome"] = _("Say what was agreed.")
        if cost < 0:
            errors["cost"] = _("Write 0 or more.")
        if not 0 <= back <= case.deposit:
            errors["deposit_returned"] = _("At most the deposit of %(deposit)s € can be given back.") % {
                "deposit": case.deposit
            }
        if errors:
            raise Invalid(errors)
        Damage.objects.filter(booking=case).update(
            outcome=outcome.strip(), cost=cost, settled_at=timezone.now()
        )
        case.deposit_returned = back if case.deposit else None
        doing.data = {"cost": str(cost)}
        doing.save("deposit_returned")
    telling.tell(case, "settled", outcome=outcome.strip(), cost=cost)
    return case
