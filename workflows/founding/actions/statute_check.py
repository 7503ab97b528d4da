"""Checking a statute for somebody at the door: how often, and what a file that can't be read means."""

from django.utils.translation import gettext as _

from workflows.people.access import limits
from workflows.people.verdicts import Busy, Invalid

from ..reading.statute_words import unreadable
from ..statute_check import Unreadable, check_statute
from ..statute_check.report import Row, report

# A group tries its statute a few times in an evening; a machine tries thousands.
MOST_AN_HOUR = 40


class TooOften(Busy):
    """This address has asked for very many checks."""

    status = 429
    code = "too_often"


def check_for_visitor(
    *, content: bytes, name: str, charitable: bool, registered: bool, address: str, field: str = "file"
) -> list[Row]:
    """The rows of the report; nothing is kept. Raises TooOften, or Invalid when the file can't be read."""
    if not limits.allowed("statute_check", address, most=MOST_AN_HOUR, seconds=3600):
        raise TooOften(_("That was very often. Wait an hour and try again."))
    try:
        checked = check_statute(content, name, charitable=charitable, registered=registered)
    except Unreadable as error:
        raise Invalid({field: str(unreadable(error.code))}) from error
    return report(checked)
