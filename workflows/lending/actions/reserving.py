"""Holding units: the database refuses what is taken, whatever anybody looked up before."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.engine.locks import lock_row
from workflows.people.verdicts import Invalid

from ..models import Booking, Hold, Reservation, Resource, Unit
from ..reading.free import alternatives, free_pieces, free_units, other_resources
from ..reading.needs import Need, needs_of
from ..rules.periods import Period


class Taken(Invalid):
    """Nothing is free at these times; `others` are times of the same length, `instead` other rooms."""

    code = "taken"

    def __init__(
        self,
        resource: Resource,
        periods: Sequence[Period],
        others: Sequence[Period] = (),
        instead: Sequence[Resource] = (),
        free: int = 0,
    ) -> None:
        self.resource, self.periods, self.others, self.instead = resource, periods, others, instead
        super().__init__({"starts": _words(periods, others, instead, free)})


def claim(unit: Unit, period: Period, booking: Booking | None, resource: Resource) -> bool:
    """Whether the unit is held now for this time; the constraint of the database decides."""
    try:
        with transaction.atomic():
            Reservation.objects.create(
                unit=unit,
                booking=booking,
                hold=Hold.BOOKING if booking else Hold.HOUSE,
                starts_at=period.starts_at,
                ends_at=period.ends_at,
                during=period.spread(resource),
            )
    except IntegrityError as error:
        if "lending_never_double_booked" not in str(error):
            raise
        return False
    return True


def reserve(booking: Booking, periods: Sequence[Period]) -> list[Period]:
    """The periods for which too few units were free; all others are held. Called in a transaction.

    Of a bundle all parts are held or none. Whoever books the same room or equipment at this moment waits:
    nobody is told "taken" because of somebody who gets nothing in the end; one after the other in one order,
    so that two bundles never wait for each other. That no two overlap does not depend on it.
    """
    wanted = needs_of(booking.resource)
    for pk in sorted(each.resource.pk for each in wanted):
        lock_row(Resource.objects.filter(pk=pk), no_key=True)
    return [each for each in sorted(periods) if not _hold(booking, wanted, each)]


def _hold(booking: Booking, wanted: Sequence[Need], period: Period) -> bool:
    try:
        with transaction.atomic():
            for need in wanted:
                _hold_pieces(booking, need, period)
    except _TooFew:
        return False
    return True


def _hold_pieces(booking: Booking, need: Need, period: Period) -> None:
    left = booking.pieces * need.pieces
    for unit in free_units(need.resource, period):
        left -= claim(unit, period, booking, need.resource)
        if not left:
            return
    raise _TooFew


class _TooFew(Exception):
    """Less than asked for: what was held for this time is let go."""


def give_others(unit: Unit) -> None:
    """Later bookings of this piece have another one of its kind, where one is free then."""
    rows = Reservation.objects.blocking().filter(unit=unit, starts_at__gt=timezone.now())
    for row in rows.exclude(booking=None).order_by("starts_at"):
        for other in free_units(unit.resource, Period(row.starts_at, row.ends_at)).exclude(pk=unit.pk):
            if _moved(row, other):
                break


def _moved(row: Reservation, unit: Unit) -> bool:
    try:
        with transaction.atomic():
            Reservation.objects.filter(pk=row.pk).update(unit=unit)
    except IntegrityError as error:
        if "lending_never_double_booked" not in str(error):
            raise
        return False
    return True


def release(booking: Booking) -> int:
    """Its units are free for others; what was held stays to be read."""
    return Reservation.objects.blocking().filter(booking=booking).update(blocking=False)


def taken(resource: Resource, periods: Sequence[Period], pieces: int) -> Taken:
    """What is said when nothing is free: with other times and other rooms for a single date."""
    if len(periods) > 1:
        return Taken(resource, periods)
    (period,) = periods
    free = free_pieces(resource, period)
    others = alternatives(resource, period, pieces, now=timezone.now())
    return Taken(resource, periods, others, other_resources(resource, period, pieces), free)


def _words(
    periods: Sequence[Period], others: Sequence[Period], instead: Sequence[Resource], free: int
) -> str:
    if len(periods) > 1:
        dates = "; ".join(each.words() for each in periods)
        return _("These dates are taken: %(dates)s. Leave them out or choose other times.") % {"dates": dates}
    (period,) = periods
    if free:
        text = ngettext(
            "Only %(free)d piece is free at this time.", "Only %(free)d pieces are free at this time.", free
        )
        said = [text % {"free": free}]
    else:
        said = [_("It is taken at this time (%(period)s).") % {"period": period.words()}]
    if others:
        dates = "; ".join(each.words() for each in others)
        said.append(_("Free are for example: %(dates)s.") % {"dates": dates})
    if instead:
        names = ", ".join(str(each) for each in instead)
        said.append(_("At your time these are free: %(names)s.") % {"names": names})
    said.append(_("Or go on the waiting list."))
    return " ".join(said)
