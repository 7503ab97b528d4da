"""Delivery: takes waiting mails one by one and hands them over.

A mail is marked `sending` and that is committed before the mail server hears of it, and `sent` after
the server has accepted it. Whoever is killed in between leaves one mail in `sending`; when its lease
has run out it becomes `in_doubt`. It is never sent again by itself, so nothing is lost and nothing doubled.
"""

import logging
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from .bodies import html_of, text_of
from .models import Message, State
from .transport import NotAccepted, ServerAway, Unclear, hand_over, open_transport

logger = logging.getLogger(__name__)

# How long a mail waits after its first, second … temporary failure; after the last it fails.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
# After this many seconds the worker gets to its other duties.
TURN_SECONDS = 20.0


def tick(*, seconds: float = TURN_SECONDS) -> int:
    """Mails that are due were handed over, for at most `seconds`; returns how many were accepted."""
    mark_abandoned()
    if not Message.objects.due().exists():
        return 0
    try:
        with _Round(time.monotonic() + seconds) as round_:
            return round_.run()
    except ServerAway as error:
        logger.warning("mail server does not answer (%s); mails wait", error)
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

    def __init__(self, until: float) -> None:
        self.until = until
        self.transport: BaseEmailBackend = open_transport()

    def __enter__(self) -> "_Round":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._close()

    def run(self) -> int:
        """Mails until none is due or the time is up."""
        accepted = 0
        while time.monotonic() < self.until and (message := claim()):
            accepted += self._deliver(message)
        return accepted

    def _deliver(self, message: Message) -> bool:
        try:
            mail = compose(message)
        except Exception:  # a broken template or a missing file must not stop the others
            logger.exception("mail %s can't be composed", message.pk)
            _settle(message, State.FAILED, "can't be composed")
            return False
        try:
            hand_over(self.transport, mail)
        except NotAccepted as error:
            _refused(message, error)
            if not error.permanent:
                self._reconnect()
            return False
        except Unclear as error:
            logger.warning("mail %s is in doubt: the connection broke", message.pk)
            _settle(message, State.IN_DOUBT, f"connection broke ({error})")
            self._reconnect()
            return False
        _settle(message, State.SENT)
        return True

    def _reconnect(self) -> None:
        self._close()
        self.transport = open_transport()

    def _close(self) -> None:
        try:
            self.transport.close()
        except Exception as error:  # the connection is gone already
            logger.info("closing the mail connection: %s", type(error).__name__)


@transaction.atomic
def claim() -> Message | None:
    """The most urgent due mail is ours and marked as being handed over; None when nothing is due."""
    message = Message.objects.due().select_for_update(skip_locked=True).first()
    if message is None:
        return None
    message.state, message.attempts = State.SENDING, message.attempts + 1
    message.lease = uuid.uuid4()
    message.lease_until = timezone.now() + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    message.save(update_fields=["state", "attempts", "lease", "lease_until"])
    return message


def _refused(message: Message, error: NotAccepted) -> None:
    if error.permanent or message.attempts > len(PAUSES):
        logger.warning("mail %s failed after %s attempts", message.pk, message.attempts)
        _settle(message, State.FAILED, error.reason)
    else:
        _settle(message, State.QUEUED, error.reason, pause=PAUSES[message.attempts - 1])


def _settle(message: Message, state: State, reason: str = "", pause: timedelta = timedelta(0)) -> None:
    """The result is written down, unless somebody else has decided since."""
    now = timezone.now()
    Message.objects.filter(
        pk=message.pk, lease=message.lease, state__in=[State.SENDING, State.IN_DOUBT]
    ).update(
        state=state,
        reason=reason,
        lease=None,
        lease_until=None,
        due_at=now + pause,
        sent_at=now if state == State.SENT else None,
    )


def compose(message: Message) -> EmailMultiAlternatives:
    """The mail as it leaves: plain text, HTML in the house's frame, attachments, fixed Message-ID."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=text_of(message),
        from_email=message.from_address or settings.DEFAULT_FROM_EMAIL,
        to=[message.to_address],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={**message.headers, "Message-ID": message.message_id, "Content-Language": message.language},
    )
    mail.attach_alternative(html_of(message), "text/html")
    for document in message.attachments.all():
        with document.file.open("rb") as file:
            mail.attach(document.name, file.read(), document.media_type)
    return mail
