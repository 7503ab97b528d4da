"""Bookings as the API gives them."""

from workflows.engine.standing import standing
from workflows.people.models import User

from ..models import Booking, Reservation
from ..reading.calendar_files import dates_of

COPIED = (
    "number", "stage", "purpose", "pieces", "people", "starts_at", "ends_at", "answer", "sequence",
    "delegate", "deposit", "deposit_taken_at", "deposit_returned", "exception",
)  # fmt: skip


def booking_row(case: Booking, user: User) -> dict[str, object]:
    """All about one; its code for the borrower's side alone."""
    dates = [
        {"starts_at": row.starts_at, "ends_at": row.ends_at, "is_held": row.blocking}
        for row in dates_of(case)
    ]
    return {
        "id": case.pk,
        **{name: getattr(case, name) for name in COPIED},
        "resource": case.resource.slug,
        "dates": dates,
        "units": [{"resource": resource, "inventory_number": number} for resource, number in _units(case)],
        "pickup_code": case.pickup_code if standing(case, user).belongs else "",
    }


def _units(case: Booking) -> list[tuple[str, str]]:
    rows = Reservation.objects.blocking().filter(booking=case).order_by("unit__inventory_number")
    return list(rows.values_list("unit__resource__slug", "unit__inventory_number").distinct())
