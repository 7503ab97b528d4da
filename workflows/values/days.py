"""Days as people write them."""

import re
from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from .numbers import latin_digits
from .reading import Unreadable
from .texts import bare

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_GERMAN = re.compile(r"([0-9]{1,2})[./]\s?([0-9]{1,2})[./]\s?([0-9]{4})")
EARLIEST, LATEST = 1800, 2200


def read_day(text: str) -> date:
    """The day in "15.3.2026" or "2026-03-15", in any digits. Raises Unreadable."""
    written = latin_digits(bare(text))
    if match := _ISO.fullmatch(written):
        return day_of(match[3], match[2], match[1])
    if match := _GERMAN.fullmatch(written):
        return day_of(match[1], match[2], match[3])
    raise Unreadable(_("Please write the date as day, month and year, for example 15.03.2026."))


def day_of(day: str, month: str, year: str) -> date:
    """The day out of three typed numbers. Raises Unreadable."""
    cells = [latin_digits(bare(cell)) for cell in (day, month, year)]
    if not all(re.fullmatch(r"[0-9]{1,10}", cell) for cell in cells):
        raise Unreadable(_("Please write day, month and year as numbers, for example 15 3 2026."))
    try:
        found = date(int(cells[2]), int(cells[1]), int(cells[0]))
    except (ValueError, OverflowError) as error:
        raise Unreadable(_("This day does not exist. Please check day, month and year.")) from error
    if not EARLIEST <= found.year <= LATEST:
        raise Unreadable(_("Please write the year with four digits, for example 2026."))
    return found


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month when it has no such day (§ 188 Abs. 3 BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
