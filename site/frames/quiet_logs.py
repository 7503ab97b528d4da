"""Log lines without secrets and without stories: routes for addresses, one line for an outage."""

import logging
import re

from workflows.upkeep.outages import is_outage

# Tokens in addresses: long words of letters, digits, - and _.
SECRET = re.compile(r"[\w-]{20,}|[\w-]+:[\w-]+:[\w-]+|(?<=\?).*")


class QuietFilter(logging.Filter):
    """Every record that leaves: the request is named by its route, never by the address that was typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, made safe."""
        request = record.__dict__.pop("request", None)
        if request is not None and hasattr(request, "path"):
            shown = route(request)
            record.route = shown
            record.msg, record.args = record.getMessage().replace(request.path, shown), ()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and is_outage(error):
            record.exc_info = None
        return True


def route(request: object) -> str:
    """The pattern of the address; of unknown ones what can be no secret."""
    match = getattr(request, "resolver_match", None)
    if match is not None and match.route:
        return f"/{match.route}"
    return SECRET.sub("…", str(getattr(request, "path", "")))
