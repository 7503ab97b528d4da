"""Holidays that a place has beside those of its Land, as people write them."""

import re
from datetime import date

from django.utils.translation import gettext as _

from .numbers import latin_digits
from .reading import Unreadable
from .texts import clean

_LINE = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})?")
_LEAP_YEAR = 2028


def read_holidays(text: str) -> list[tuple[int, int, int | None]]:
    """Day, month and year (None for every year) of each line. Raises Unreadable with the line."""
    lines = map(str.strip, latin_digits(clean(text)).splitlines())
    return [_read(line) for line in lines if line]


def _read(line: str) -> tuple[int, int, int | None]:
    match = _LINE.fullmatch(line)
    day, month, year = (int(cell or 0) for cell in match.groups()) if match else (0, 0, 0)
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError as error:
        message = _("“%(line)s” is no day. Write 8.8. or 24.12.2026.") % {"line": line[:40]}
        raise Unreadable(message) from error
    return day, month, year or None


def holidays_in(text: str, year: int) -> set[date]:
    """The days of `text` that fall into `year`; 29.2. only where there is one."""
    days = set()
    for day, month, only in read_holidays(text):
        if only in (None, year) and not (month == 2 and day == 29 and not _is_leap(year)):
            days.add(date(year, month, day))
    return days


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
