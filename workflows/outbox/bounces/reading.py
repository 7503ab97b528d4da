"""The worker reads the mailbox of reports every few minutes, mail by mail; one that fails stops no other."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.outbox.models import BounceBox
from workflows.upkeep.outages import is_outage

from .mailbox import Mailbox, MailboxAway
from .noting import Outcome, note

logger = logging.getLogger(__name__)

JOB = "workflows.outbox.bounces"
REPORT = "report "  # and the number of its mail in the mailbox
EVERY = timedelta(minutes=5)
# After so long the worker gets to its other duties; the rest of the mailbox waits for the next reading.
TURN_SECONDS = 20.0


def tick() -> int:
    """The mailbox was read if it is due and this worker is the one to do it; returns how many were noted."""
    if not settings.BOUNCES_IMAP["host"] or not _is_ours():
        return 0
    noted = 0
    with troubles.one_row(JOB, "mailbox"):
        try:
            with Mailbox() as box:
                noted = _read(box)
                left = box.left()
        except MailboxAway as error:
            BounceBox.objects.update(reason=str(error)[:300])
            raise
        BounceBox.objects.update(reason="", read_at=timezone.now(), unknown=left)
    return noted


@troubles.again_by(JOB)
def again(subject: str) -> None:
    """The mailbox is read at once, with the report that could not be noted."""
    with Mailbox() as box:
        if subject.startswith(REPORT):
            box.take_back(subject.removeprefix(REPORT))
    BounceBox.objects.update(due_at=timezone.now())
    tick()


def _is_ours() -> bool:
    """One worker takes the reading that is due; if it dies, the next one is due soon."""
    BounceBox.objects.get_or_create(pk=BounceBox.ONLY)
    now = timezone.now()
    return bool(BounceBox.objects.filter(due_at__lte=now).update(due_at=now + EVERY))


def _read(box: Mailbox) -> int:
    until, noted = time.monotonic() + TURN_SECONDS, 0
    for uid in box.waiting():
        if leaving() or time.monotonic() > until:
            break
        noted += _one(box, uid)
    return noted


def _one(box: Mailbox, uid: str) -> bool:
    """Whether a report was noted. What can't be is left for a person, unless the database is away."""
    raw = box.content(uid)
    try:
        outcome = note(raw)
    except Exception as error:  # whatever is wrong with it, the others go on
        if is_outage(error):
            raise
        troubles.remember(JOB, f"{REPORT}{uid}", error)
        outcome = Outcome.UNKNOWN
    else:
        troubles.forget(JOB, f"{REPORT}{uid}")
    if outcome == Outcome.UNKNOWN:
        logger.warning("a mail in the mailbox of reports is no report of ours", extra={"uid": uid})
        box.leave(uid)
    else:
        box.remove(uid)
    return outcome == Outcome.NOTED
