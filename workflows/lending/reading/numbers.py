"""What funders ask for: bookings, hours, people, organisations, and what there was not enough of."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum
from django.utils import timezone

from ..models import Booking, Reservation, Resource, Shortage

COUNTED = ("booked", "out", "damage", "closed")


@dataclass(frozen=True)
class Line:
    """The numbers of one room or equipment (or of all); hours are those of each piece."""

    name: str
    bookings: int
    dates: int
    hours: int
    people: int
    organisations: int
    shortages: int


def numbers(first: date, last: date) -> list[Line]:
    """A line for each with bookings or shortages between these days, and the sum of all at the end."""
    start = timezone.make_aware(datetime.combine(first, time()))
    stop = timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    held = Reservation.objects.blocking().filter(
        starts_at__gte=start, starts_at__lt=stop, booking__stage__in=COUNTED
    )
    cases = Booking.objects.filter(stage__in=COUNTED, reservations__in=held).distinct()
    asked = Shortage.objects.filter(at__gte=start, at__lt=stop)
    length = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
    dates = {
        row["booking__resource"]: row
        for row in held.values("booking__resource").annotate(
            n=Count("starts_at"), long=Sum(length), bookings=Count("booking", distinct=True)
        )
    }
    people: dict[int, int] = {}
    groups: dict[int, set[int]] = {}
    for resource, n, organisation in cases.values_list("resource", "people", "organisation"):
        people[resource] = people.get(resource, 0) + (n or 0)
        groups.setdefault(resource, set()).update([organisation] if organisation else [])
    short = dict(asked.values_list("resource").annotate(n=Count("pk")))
    rows = Resource.objects.filter(Q(pk__in=dates) | Q(pk__in=short)).prefetch_related("texts")
    lines = [
        Line(
            name=str(each),
            bookings=dates[each.pk]["bookings"] if each.pk in dates else 0,
            dates=dates[each.pk]["n"] if each.pk in dates else 0,
            hours=round(dates[each.pk]["long"] / timedelta(hours=1)) if each.pk in dates else 0,
            people=people.get(each.pk, 0),
            organisations=len(groups.get(each.pk, ())),
            shortages=short.get(each.pk, 0),
        )
        for each in rows.order_by("kind", "position", "slug")
    ]
    return [*lines, _sum(lines, set().union(*groups.values()) if groups else set())]


def _sum(lines: list[Line], groups: set[int]) -> Line:
    """An organisation that borrows twice is one."""
    return Line(
        name="",
        bookings=sum(each.bookings for each in lines),
        dates=sum(each.dates for each in lines),
        hours=sum(each.hours for each in lines),
        people=sum(each.people for each in lines),
        organisations=len(groups),
        shortages=sum(each.shortages for each in lines),
    )
