"""E-mail addresses: one spelling each, so that one person has one account and every mail arrives."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from .reading import Unreadable
from .texts import bare

LONGEST = 254  # RFC 5321, 4.5.3.1.3
# "Amira <amira@example.org>", "mailto:amira@example.org": what is copied along with an address.
_WRAPPED = re.compile(r"[^<>]*<([^<>]+)>")


def read_address(text: str) -> str:
    """The address in `text`, without spaces and marks; letters as typed. Raises Unreadable."""
    found = bare(text)
    if match := _WRAPPED.fullmatch(found):
        found = match[1]
    found = found.replace(" ", "").removeprefix("mailto:").rstrip(".,;")
    try:
        validate_email(found)
    except (ValidationError, ValueError) as error:
        raise Unreadable(
            _("This is not a complete e-mail address. It looks like name@example.org.")
        ) from error
    if len(found) > LONGEST:
        raise Unreadable(_("This e-mail address is too long. Please check it."))
    return found


def account_address(text: str) -> str:
    """The address by which an account, a reader or an invitation is known: in small letters."""
    return read_address(text).lower()
