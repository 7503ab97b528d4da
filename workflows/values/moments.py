"""Moments: a time without an offset is the time of the clock in the house; a last day lasts to its end."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .days import EARLIEST, LATEST
from .reading import Unreadable


def in_house_time(moment: datetime) -> datetime:
    """`moment` with an offset: its own, or that of the house. Raises Unreadable outside the calendar."""
    if not EARLIEST <= moment.year <= LATEST:
        raise Unreadable(_("Please write the year with four digits, for example 2026."))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def end_of(day: date) -> datetime:
    """The end of `day` at the house: what ends on a day, ends when the day is over (§ 188 Abs. 1 BGB)."""
    return timezone.make_aware(datetime.combine(day, time.max))


def closing(moment: datetime) -> datetime:
    """`moment` as the end of something: a day without a time (or with its last minute) is the day's end."""
    local = timezone.localtime(in_house_time(moment))
    whole = local.time() == time() or (local.hour, local.minute) == (23, 59)
    return end_of(local.date()) if whole else moment


def closing_words(moment: datetime, form: str = "DATE_FORMAT") -> str:
    """The last day of something in words, with the time when it ends before the day does."""
    local = timezone.localtime(moment)
    day = date_format(local, form)
    if (local.hour, local.minute) == (23, 59):
        return day
    return _("%(day)s, %(time)s") % {"day": day, "time": date_format(local, "TIME_FORMAT")}
