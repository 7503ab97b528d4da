"""How often somebody may: enough for people, too little for machines. Counted in a table, for all machines.

One statement counts and answers, so that parallel requests can't share a count, and nothing forgets before
the time is over. Inside a transaction the count stands and falls with it.
"""

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from .models import Counter

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
# what: (how often, in how many seconds), and so for each span.
LIMITS: dict[str, tuple[tuple[int, int], ...]] = {
    "sign_in_mail_to": ((10, HOUR), (30, DAY)),
    "sign_in_mail_from": ((60, 5 * MINUTE), (400, DAY)),
    "code_try_from": ((60, 5 * MINUTE), (600, DAY)),
    "visitor_session_from": ((300, HOUR), (1500, DAY)),
    "invitation_by": ((20, HOUR), (60, DAY)),
    "invitation_to": ((3, DAY),),
    "statute_check_from": ((40, HOUR), (200, DAY)),
    # A workshop begins thirty drafts from one network within an hour.
    "guest_draft_from": ((60, HOUR), (200, DAY)),
    "help_ask_by": ((20, HOUR), (60, DAY)),
    "guest_mail_from": ((40, HOUR), (100, DAY)),
    "guest_mail_to": ((3, HOUR), (6, DAY)),
    "door_request_from": ((10, HOUR), (30, DAY)),
    "door_request_to": ((3, DAY),),
    # A group registers all its people from one network.
    "meeting_registration_from": ((60, HOUR), (200, DAY)),
    "meeting_registration_to": ((6, DAY),),
    "subscribe_from": ((20, HOUR), (60, DAY)),
    "reminder_from": ((20, HOUR), (60, DAY)),
    "reminder_mail_to": ((5, HOUR), (10, DAY)),
    "newsletter_mail_to": ((3, HOUR), (6, DAY)),
}
_COUNT = """
    INSERT INTO upkeep_counter AS counter (key, count, until) VALUES (%(key)s, %(by)s, %(until)s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN counter.until <= %(now)s THEN %(by)s ELSE counter.count + %(by)s END,
        until = CASE WHEN counter.until <= %(now)s THEN excluded.until ELSE counter.until END
    RETURNING count, until
"""


@dataclass(frozen=True)
class Taken:
    """Whether it was allowed, and otherwise in how many seconds to come back."""

    allowed: bool
    wait: int = 0

    def __bool__(self) -> bool:
        return self.allowed


def take(what: str, whom: str) -> Taken:
    """Count once more for `whom`; every span of the limit is counted, also when one is used up."""
    waits = [_over(what, whom, most, seconds) for most, seconds in LIMITS[what]]
    return Taken(not any(waits), max(waits))


def _over(what: str, whom: str, most: int, seconds: int) -> int:
    """Seconds until the span ends when it is used up, else 0."""
    count, until = counted(digest(what, seconds, whom), seconds)
    return seconds_until(until) if count > most else 0


def digest(what: str, seconds: int, whom: str) -> str:
    """The name of a count, without the address it is about."""
    return hashlib.sha256(f"{what}:{seconds}:{whom.strip().lower()}".encode()).hexdigest()


def counted(key: str, seconds: int, by: int = 1) -> tuple[int, datetime]:
    """The count with `by` more, and when its span ends."""
    now = timezone.now()
    until = now + timedelta(seconds=seconds)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "until": until, "now": now, "by": by})
        count, until = cursor.fetchone()
    return count, until


def seconds_until(moment: datetime) -> int:
    """Whole seconds to wait, at least one."""
    return max(1, math.ceil((moment - timezone.now()).total_seconds()))


def tick() -> int:
    """Spans that are over are forgotten; returns how many."""
    return Counter.objects.filter(until__lt=timezone.now()).delete()[0]
