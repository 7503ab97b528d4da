"""IBANs: read however they are written, checked, and doubted where money would hardly arrive."""

import re

from django.utils.translation import gettext as _
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from .numbers import latin_digits
from .reading import Unreadable
from .texts import bare

# The countries of SEPA by the European Payments Council (EPC409-09, version 6.0), in force since 5 October
# 2025 with Albania, Moldova, Montenegro, North Macedonia and Serbia; schwifty lacks those five.
SEPA_CHECKED_ON = "2026-11-01"
_COUNTRIES = """
    AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV
    MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA
"""
SEPA = frozenset(_COUNTRIES.split())


def read_iban(text: str) -> str:
    """The IBAN in `text` without spaces, dashes and the word itself. Raises Unreadable."""
    found = re.sub(r"[\s.:\-–—_/]", "", latin_digits(bare(text))).upper().removeprefix("IBAN")
    try:
        return str(IBAN(found, validate_bban=found.startswith("DE")).compact)
    except (SchwiftyException, ValueError, KeyError, IndexError) as error:
        raise Unreadable(
            _("This IBAN is not right. Please compare it with your bank card, character by character.")
        ) from error


def show_iban(iban: str) -> str:
    """A stored IBAN in groups of four."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def doubt(iban: str) -> str:
    """Why money may not arrive at a right IBAN: "sepa" outside its area, "bank" for an unknown bank.

    Empty when nothing is known against it. A doubt is no mistake: lists of banks are older than banks.
    """
    if iban[:2] not in SEPA:
        return "sepa"
    if iban.startswith("DE") and IBAN(iban, allow_invalid=True).bank is None:
        return "bank"
    return ""
