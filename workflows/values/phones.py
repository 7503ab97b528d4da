"""Phone numbers: never another number than the one that was typed."""

import re

import phonenumbers
from django.utils.translation import gettext as _

from .numbers import latin_digits
from .reading import Unreadable
from .texts import bare

_WRITTEN = re.compile(
    r"(?:tel\.?|fon|telefon|phone|mobil)?[:.]?\s*(\+?[0-9][0-9 ()/.\-–—]*|\([0-9][0-9 ()/.\-–—]*)", re.I
)
SHORTEST = 5  # digits without the country code
_LONG = 9  # digits from which a number may carry its country code without a plus


def read_phone(text: str) -> str:
    """The number as +49…, raises Unreadable.

    A number that begins with 0 is a German one with its area code. One that begins otherwise is read with
    its country code, and refused when that makes no number: nobody knows then whose it is.
    """
    match = _WRITTEN.fullmatch(latin_digits(bare(text)))
    if match is None:
        raise Unreadable(_unreadable())
    written = match[1]
    begins = re.sub(r"[^0-9+]", "", written)
    if begins.startswith(("+", "00")):
        return _number(written, must_exist=False)
    if begins.startswith("0"):
        return _number(written, must_exist=True)
    if len(begins) < _LONG:
        raise Unreadable(_whose())
    try:
        return _number(f"+{begins}", must_exist=True)
    except Unreadable as error:
        raise Unreadable(_whose()) from error


def show_phone(number: str) -> str:
    """A stored number for readers: "+49 6841 12345"; what is no such number stays as it is."""
    try:
        found = phonenumbers.parse(number, "DE")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _number(written: str, *, must_exist: bool) -> str:
    try:
        number = phonenumbers.parse(written, "DE")
    except phonenumbers.NumberParseException as error:
        raise Unreadable(_unreadable()) from error
    fits = phonenumbers.is_valid_number if must_exist else phonenumbers.is_possible_number
    if len(str(number.national_number)) < SHORTEST or number.extension or not fits(number):
        raise Unreadable(_whose() if must_exist else _unreadable())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _unreadable() -> str:
    return _("This is not a complete phone number. It looks like 06841 12345 or +49 6841 12345.")


def _whose() -> str:
    return _("We don’t know this number. Please write it with + and the country code, like +49 6841 12345.")
