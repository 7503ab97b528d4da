"""The virus check: by ClamAV when settings.CLAMAV_HOST names one, and then never skipped."""

import logging
from typing import IO

import clamd
from django.conf import settings
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid

logger = logging.getLogger(__name__)


def check(file: IO[bytes]) -> None:
    """The file is clean; raises Invalid when it isn't or when the check can't be made."""
    if not settings.CLAMAV_HOST:
        return
    host, _colon, port = settings.CLAMAV_HOST.partition(":")
    file.seek(0)
    try:
        answer = clamd.ClamdNetworkSocket(host, int(port or 3310), timeout=30).instream(file)
        status = answer["stream"][0]
    except Exception as error:
        logger.error("virus check not possible: %s", type(error).__name__)
        raise Invalid(
            {
                "file": _(
                    "We can't check files for viruses at the moment, so we can't take this one. "
                    "Try again later."
                )
            }
        ) from error
    finally:
        file.seek(0)
    if status != "OK":
        logger.warning("virus check refused an upload")
        raise Invalid(
            {"file": _("The virus check refused this file. Ask the house for another way to send it.")}
        )
