"""German postcodes."""

import re

from django.utils.translation import gettext as _

from .numbers import latin_digits
from .reading import Unreadable
from .texts import bare

# 00… belongs to no region; "D-" and "DE-" come from old letter heads.
_FIVE = re.compile(r"(?:DE?[- ]?)?((?!00)[0-9]{5})", re.IGNORECASE)


def read_postcode(text: str) -> str:
    """The five digits of a German postcode. Raises Unreadable."""
    match = _FIVE.fullmatch(latin_digits(bare(text)).replace(" ", ""))
    if match is None:
        raise Unreadable(_("Please write the postcode with five digits, for example 66386."))
    return match[1]
