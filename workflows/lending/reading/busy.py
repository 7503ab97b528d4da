"""When something is taken: times alone, for other calendars and programs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ..models import Reservation, Resource, Unit
from .needs import needs_of


@dataclass(frozen=True)
class Busy:
    """One piece (counted from 1; of a bundle each piece of its parts) at one time, with what is kept free."""

    piece: int
    starts_at: datetime
    ends_at: datetime


def busy_times(resource: Resource, first: date, last: date) -> list[Busy]:
    """From the first day to the end of the last, by time."""
    start = timezone.make_aware(datetime.combine(first, time()))
    stop = timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    things = [each.resource.pk for each in needs_of(resource)]
    rows = Unit.objects.lendable().filter(resource__in=things)
    units = list(rows.order_by("pk").values_list("pk", flat=True))
    held = Reservation.objects.blocking().filter(unit__in=units, during__overlap=(start, stop))
    return [
        Busy(units.index(unit) + 1, during.lower, during.upper)
        for unit, during in held.order_by("during", "pk").values_list("unit", "during")
        if during.lower and during.upper  # the database keeps none without two ends
    ]
