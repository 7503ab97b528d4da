"""Numbers and amounts as people write them, in any script; exact, and never one number for another."""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from .reading import Unreadable
from .texts import bare

CENT = Decimal("0.01")
MOST = Decimal(10) ** 12
_SPACES = "\u00a0\u202f\u2009\u2007"
_SIGNS = str.maketrans(
    {"٫": ",", "٬": "’", "،": ",", "−": "-", "‘": "’", "ʼ": "’", "´": "’", "`": "’", "′": "’", "'": "’"}
)
_CURRENCY = re.compile(r"€|\b(?:euros?|eur|євро|евро)\b|يورو|یورو", re.IGNORECASE)
# "1.500,-" and "1.500,– €" say that there are no cents.
_NO_CENTS = re.compile(r"(?<=\d)[.,]\s?[-–—]{1,2}$")
_PLAIN = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,2})?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?P<mark>[.,’ ])[0-9]{3}((?P=mark)[0-9]{3})*")
_GROUPED = re.compile(
    r"-?[1-9][0-9]{0,2}(?P<mark>[.,’ ])[0-9]{3}((?P=mark)[0-9]{3})*(?!(?P=mark))[.,][0-9]{1,2}"
)
# Longer ones are texts: exact arithmetic has 28 digits.
_STORED = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")


def latin_digits(text: str) -> str:
    """`text` with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def read_number(text: str) -> Decimal:
    """The number in "1.234,50", "1,234.50", "1 234,5", "1’500,50", "500 Euro", "1.500,-" or "١٢".

    A dot or comma followed by exactly three digits groups thousands when the number does not begin with 0;
    numbers have at most two decimals, so nothing is ambiguous. Raises Unreadable for everything else,
    also for what programming languages call numbers: 1e3, 1_000, NaN.
    """
    text = latin_digits(bare(text)).translate(_SIGNS)
    text = _NO_CENTS.sub("", _CURRENCY.sub("", text).strip())
    if _THOUSANDS.fullmatch(text):
        return _bounded(re.sub(r"[.,’ ]", "", text))
    if _PLAIN.fullmatch(text):
        return _bounded(text.replace(",", "."))
    if match := _GROUPED.fullmatch(text):
        head, tail = re.split(r"[.,](?=\d{1,2}$)", text)
        return _bounded(head.replace(match["mark"], "") + "." + tail)
    raise Unreadable(_("Please write a number, for example 12."))


def read_amount(text: str) -> Decimal:
    """The euros in `text`, to the cent."""
    try:
        return read_number(text).quantize(CENT)
    except Unreadable as error:
        raise Unreadable(_("Please write an amount in euros, for example 1.234,50.")) from error


def stored_number(value: object) -> Decimal | None:
    """The number in a stored value (12, "12.50"); None for all that only looks like one ("nan", "1e3")."""
    if isinstance(value, bool) or value is None:
        return None
    return Decimal(text) if _STORED.fullmatch(text := str(value)) else None


def plain(number: Decimal) -> str:
    """The number as it is stored: a dot, no grouping, no exponent."""
    return format(number, "f")


def _bounded(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number) >= MOST:
        raise Unreadable(_("This number is too big."))
    return number
