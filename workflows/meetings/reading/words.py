"""Dates of meetings in words."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from ..models import Meeting, Session


def dates_of(case: Meeting) -> list[Session]:
    """The dates that stand, the first one first."""
    return [each for each in case.sessions.all() if not each.is_off]


def span_words(starts_at: datetime, ends_at: datetime) -> str:
    """From when to when; the day once when it is one."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    form = "TIME_FORMAT" if start.date() == end.date() else "SHORT_DATETIME_FORMAT"
    day = date_format(start, "DATE_FORMAT")
    return f"{day}, {date_format(start, 'TIME_FORMAT')} – {date_format(end, form)}"


def all_words(sessions: Iterable[Session]) -> list[str]:
    """A line for each date."""
    return [span_words(each.starts_at, each.ends_at) for each in sessions]
