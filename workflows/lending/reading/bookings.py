"""The bookings of a person and of their organisations."""

from workflows.engine.membership import mine
from workflows.people.models import User

from ..models import Booking

MOST = 200


def own_bookings(user: User) -> list[Booking]:
    """The running ones first, each by its time; at most 200."""
    rows = Booking.objects.filter(mine(user), anonymised_at=None).select_related("resource", "organisation")
    rows = rows.prefetch_related("resource__texts").order_by("-starts_at")[:MOST]
    running = [each for each in rows if each.closed_at is None]
    return [*sorted(running, key=lambda each: each.starts_at), *(each for each in rows if each.closed_at)]
