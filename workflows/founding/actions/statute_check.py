"""Checking a statute for somebody at the door: how often, and what a file that can't be read means."""

from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid, TooOften
from workflows.upkeep.limits import take

from ..reading.statute_report import Row, report
from ..reading.statute_words import unreadable
from ..statute_check import Unreadable, check_statute


def check_for_visitor(
    *, content: bytes, name: str, charitable: bool, registered: bool, address: str, field: str = "file"
) -> list[Row]:
    """The rows of the report; nothing is kept. Raises TooOften, or Invalid when the file can't be read."""
    caller = take("statute_check_from", address)
    if not caller:
        raise TooOften(_("That was very often. Wait an hour and try again."), caller.wait)
    try:
        checked = check_statute(content, name, charitable=charitable, registered=registered)
    except Unreadable as error:
        raise Invalid({field: str(unreadable(error.code))}) from error
    return report(checked)
