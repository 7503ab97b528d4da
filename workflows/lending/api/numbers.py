"""Bookings in numbers over the API."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema

from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from ..reading.numbers import Line, numbers
from ..rules.steps import may_read_numbers
from .routing import router

FURTHEST = 3660  # days


class BookingNumbersOut(Schema):
    """The numbers of one room or equipment; the last line, without a name, is the sum."""

    name: str
    bookings: int
    dates: int
    hours: int
    people: int
    organisations: int
    shortages: int


@router.get("/numbers", response=list[BookingNumbersOut], operation_id="lending_numbers")
def read_numbers(request: HttpRequest, first: date, last: date) -> list[Line]:
    """Count bookings, hours and requests that found nothing free, between two days."""
    require(may_read_numbers(caller(request)))
    if last < first:
        raise Invalid({"last": _("The end lies before the beginning. Choose a later end.")})
    today = timezone.localdate()
    for name, day in (("first", first), ("last", last)):
        if abs((day - today).days) > FURTHEST:
            raise Invalid({name: _("Choose a day within ten years.")})
    return numbers(first, last)
