"""Bookings as the API gives them."""

from uuid import UUID

from workflows.engine.standing import learn_all, standing
from workflows.people.models import User

from ..models import Booking, Reservation
from ..reading.calendar_files import dates_of

Row = dict[str, object]
COPIED = (
    "number", "stage", "purpose", "pieces", "people", "starts_at", "ends_at", "answer", "sequence",
    "delegate", "deposit", "deposit_taken_at", "deposit_returned", "exception",
)  # fmt: skip


def booking_row(case: Booking, user: User) -> Row:
    """All about one; its code for the borrower's side alone."""
    return _row(case, user, dates_of(case), _units([case]).get(case.pk, []))


def booking_rows(cases: list[Booking], user: User) -> list[Row]:
    """The same for many, with three statements for all of them."""
    learn_all(cases, user)
    rows = Reservation.objects.filter(booking__in=cases).order_by("booking", "starts_at", "pk")
    dates: dict[UUID | None, list[Reservation]] = {}
    for row in rows.distinct("booking", "starts_at"):
        dates.setdefault(row.booking_id, []).append(row)
    units = _units(cases)
    return [_row(each, user, dates.get(each.pk, []), units.get(each.pk, [])) for each in cases]


def _row(case: Booking, user: User, dates: list[Reservation], units: list[Row]) -> Row:
    return {
        "id": case.pk,
        **{name: getattr(case, name) for name in COPIED},
        "resource": case.resource.slug,
        "dates": [
            {"starts_at": row.starts_at, "ends_at": row.ends_at, "is_held": row.blocking} for row in dates
        ],
        "units": units,
        "pickup_code": case.pickup_code if standing(case, user).belongs else "",
    }


def _units(cases: list[Booking]) -> dict[UUID, list[Row]]:
    rows = Reservation.objects.blocking().filter(booking__in=cases).order_by("unit__inventory_number")
    found: dict[UUID, list[Row]] = {}
    for booking, resource, number in rows.values_list(
        "booking", "unit__resource__slug", "unit__inventory_number"
    ).distinct():
        found.setdefault(booking, []).append({"resource": resource, "inventory_number": number})
    return found
