"""What funders count of rooms and equipment: bookings, apart for rooms of others."""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from workflows.indicators.measures import Counted, Measure, Pillar
from workflows.values.periods import Period

from ..models import Booking, Kind
from .numbers import COUNTED

_THINGS = Pillar.INFRASTRUCTURE
MEASURES = (
    Measure("room_bookings", _("Bookings of rooms"), _THINGS),
    Measure("placed_rooms", _("Bookings of rooms of others"), _THINGS),
    Measure("loans", _("Loans of equipment"), _THINGS),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """Bookings that began in the period and were not given back or missed. One query."""
    begin, end = period.span
    room = Q(resource__kind=Kind.ROOM)
    counts = Booking.objects.filter(stage__in=COUNTED, starts_at__gte=begin, starts_at__lt=end).aggregate(
        rooms=Count("pk", filter=room),
        others=Count("pk", filter=room & ~Q(resource__provider="")),
        loans=Count("pk", filter=~room),
    )
    return {
        "room_bookings": Counted(counts["rooms"]),
        "placed_rooms": Counted(counts["others"]),
        "loans": Counted(counts["loans"]),
    }
