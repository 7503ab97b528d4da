"""What the case page shows of a booking."""

from typing import TypedDict

from django.utils import timezone

from workflows.engine.standing import standing
from workflows.people.models import User

from ..models import Booking, Damage, Protocol, Reservation, ResourceText
from ..rules.steps import may_cancel, may_change


class Box(TypedDict):
    """The facts of the box."""

    booking: Booking
    about: ResourceText | None
    dates: list[Reservation]
    units: list[str]
    protocols: list[Protocol]
    damage: Damage | None
    is_mine: bool
    may_cancel: bool
    may_change: bool
    may_leave_out: list[Reservation]


def box_context(case: Booking, user: User) -> dict[str, object]:
    """The box; the code for pick-up is for the borrower's side alone, who passes it on."""
    rows = list(Reservation.objects.filter(booking=case).select_related("unit").order_by("starts_at", "unit"))
    dates = list({row.starts_at: row for row in rows}.values())
    movable = may_change(user, case).allowed
    ahead = [row for row in dates if row.blocking and row.starts_at > timezone.now()]
    ahead = ahead if len(dates) > 1 else []
    box: Box = {
        "booking": case,
        "about": case.resource.text(),
        "dates": dates,
        "units": sorted({row.unit.inventory_number for row in rows if row.blocking}),
        "protocols": list(Protocol.objects.filter(booking=case).prefetch_related("units__unit")),
        "damage": Damage.objects.filter(booking=case).first(),
        "is_mine": standing(case, user).belongs,
        "may_cancel": may_cancel(user, case).allowed,
        "may_change": movable and len(dates) == 1,
        "may_leave_out": ahead if movable and len(ahead) > 1 else [],
    }
    return dict(box)
