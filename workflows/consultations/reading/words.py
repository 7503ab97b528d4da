"""Moments of consultations in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, get_format, time_format


def when(start: datetime, end: datetime) -> str:
    """Thursday, 3 December 2026, 10:00–10:45 as the language writes it."""
    begin, until = timezone.localtime(start), timezone.localtime(end)
    day = date_format(begin, f"l, {get_format('DATE_FORMAT')}")
    return f"{day}, {time_format(begin, 'H:i')}–{time_format(until, 'H:i')}"
