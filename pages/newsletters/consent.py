"""The words readers agree to; a change of the words is a new version."""

import hashlib
import hmac

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from workflows.people.models import House

VERSION = "2026-11"


def text(language: str) -> str:
    """What a person agrees to when subscribing, in `language`."""
    with translation.override(language):
        return _(
            "I want to get the newsletter of %(house)s by e-mail. "
            "I can end this at any time with the link in every newsletter."
        ) % {"house": House.load().name}


def hashed(address: str, salt: str) -> str:
    """An IP address that can be compared but not read."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{salt}{address}".encode(), hashlib.sha256).hexdigest()
