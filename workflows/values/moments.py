"""Moments: a time without an offset is the time of the clock in the house."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from .days import EARLIEST, LATEST
from .reading import Unreadable


def in_house_time(moment: datetime) -> datetime:
    """`moment` with an offset: its own, or that of the house. Raises Unreadable outside the calendar."""
    if not EARLIEST <= moment.year <= LATEST:
        raise Unreadable(_("Please write the year with four digits, for example 2026."))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
