"""Delivery: takes waiting mails and hands them over one by one.

A mail is marked `sending` and that is committed before the mail server hears of it, and `sent` after
the server has accepted it. Whoever is killed in between leaves one mail in `sending`; when its lease
has run out it becomes `in_doubt`. It is never sent again by itself, so nothing is lost and nothing doubled.
A worker that lives while the database is away remembers what it did and writes that down afterwards.
"""

import logging
import time
import uuid
from datetime import timedelta

from django.core.mail.backends.base import BaseEmailBackend

from workflows.engine.leaving import leaving
from workflows.upkeep.outages import is_outage

from . import claiming, lanes
from .composing import as_bytes, as_mail, envelope_sender
from .mime import ascii_address
from .models import Message, State
from .transport import NotAccepted, ServerAway, Unclear, hand_over, open_transport, speaks_smtp

logger = logging.getLogger(__name__)

# How long a mail waits after its first, second … temporary failure; after the last it fails.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
# After this many seconds the worker gets to its other duties.
TURN_SECONDS = 20.0
# So many mails are taken at once, fewer when the server is slow: a sign-in code waits about a second at most.
MOST_AT_ONCE = 20


def tick(*, seconds: float = TURN_SECONDS) -> int:
    """Mails that are due were handed over, for at most `seconds`; returns how many were accepted."""
    claiming.write_unheard()
    mark_abandoned()
    if not Message.objects.due().exists():
        return 0
    way = lanes.lane()
    if not way.is_open:
        return 0
    try:
        with _Round(time.monotonic() + seconds, doubtful=bool(way.pauses or way.refused)) as round_:
            return round_.run()
    except ServerAway as error:
        lanes.pause(str(error))
        return 0


def mark_abandoned() -> int:
    """Mails whose worker vanished are in doubt; returns how many."""
    count = Message.objects.abandoned().update(
        state=State.IN_DOUBT, reason="worker stopped while handing over", lease_until=None
    )
    if count:
        logger.warning("%s mails are in doubt: their worker stopped while handing them over", count)
    return count


class _Round:
    """One connection and the mails handed over on it."""

    def __init__(self, until: float, *, doubtful: bool) -> None:
        self.until = until
        self.doubtful = doubtful
        self.accepted = 0
        self.lease = uuid.uuid4()
        self.last: Message | None = None
        self.sent: list[Message] = []  # of the reservation at hand; marked, perhaps not on disk yet
        self.transport: BaseEmailBackend = open_transport()

    def __enter__(self) -> "_Round":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._close()
        claiming.end_turn(self.lease)

    def run(self) -> int:
        """Mails until none is due, the time is up, or the worker leaves."""
        at_once = 1
        while self._goes_on() and (batch := claiming.reserve(at_once, self.lease)):
            began = time.monotonic()
            self._hand_over_all(batch)
            took = (time.monotonic() - began) / len(batch)
            at_once = max(1, min(MOST_AT_ONCE, 2 * at_once, int(1 / took) if took else MOST_AT_ONCE))
        return self.accepted

    def _hand_over_all(self, batch: list[Message]) -> None:
        """Every mail of the batch, or as many as there is time for; the others wait again."""
        done = 0
        try:
            for message in batch:
                if done and not self._goes_on():
                    break
                done += 1
                if claiming.mark(message, last=self.last):
                    self.last = None
                    self._deliver(message)
        finally:
            self._settle_sent()
            claiming.give_back(batch[done:])

    def _goes_on(self) -> bool:
        return time.monotonic() < self.until and not leaving()

    def _deliver(self, message: Message) -> None:
        try:
            content = as_bytes(message) if speaks_smtp(self.transport) else as_mail(message)
        except Exception as error:  # a broken template or a missing file must not stop the others
            self._cannot_be_composed(message, error)
            return
        try:
            to = ascii_address(message.to_address)
            hand_over(self.transport, to=to, sender=envelope_sender(), content=content)
        except ServerAway as error:
            self._server_is_away(message, error)
            raise
        except NotAccepted as error:
            self._refused(message, error)
        except Unclear as error:
            logger.warning("mail %s is in doubt: the connection broke", message.pk)
            claiming.settle(message, State.IN_DOUBT, f"connection broke ({error})")
            self._reconnect()
        else:
            self._accepted(message)

    def _cannot_be_composed(self, message: Message, error: Exception) -> None:
        """The mail's own fault, unless database or object store are away just now: then it waits."""
        kind = type(error).__name__
        logger.error("mail can't be composed", extra={"mail": message.pk, "error": kind})
        if is_outage(error):
            claiming.settle(message, State.QUEUED, pause=PAUSES[0], tried=False)
        else:
            claiming.settle(message, State.FAILED, f"can't be composed ({kind})")

    def _accepted(self, message: Message) -> None:
        self.accepted += 1
        self.last = message
        self.sent.append(message)
        if self.doubtful:
            lanes.went_well()
            self.doubtful = False

    def _server_is_away(self, message: Message, error: ServerAway) -> None:
        """The server's own fault: the mail waits behind the others, and unless it read it, was not tried."""
        if error.has_read and message.attempts > len(PAUSES):
            claiming.settle(message, State.FAILED, str(error))
        else:
            claiming.settle(message, State.QUEUED, pause=lanes.PAUSES[0], tried=error.has_read)

    def _refused(self, message: Message, error: NotAccepted) -> None:
        if error.permanent or message.attempts > len(PAUSES):
            logger.warning("mail %s failed after %s attempts", message.pk, message.attempts)
            claiming.settle(message, State.FAILED, error.reason)
        else:
            claiming.settle(message, State.QUEUED, error.reason, pause=PAUSES[message.attempts - 1])
        if error.permanent and error.suspicious:
            self.doubtful = True
            if lanes.count_refusal(message, error.reason):
                raise ServerAway(error.reason)
        if not error.permanent:
            self._reconnect()

    def _settle_sent(self) -> None:
        sent, self.sent, self.last = self.sent, [], None
        claiming.settle_sent(sent)

    def _reconnect(self) -> None:
        self._close()
        self.transport = open_transport()

    def _close(self) -> None:
        try:
            self.transport.close()
        except Exception as error:  # the connection is gone already
            logger.info("closing the mail connection: %s", type(error).__name__)
