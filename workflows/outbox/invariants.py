"""No mail is lost or left between two workers."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import timezone

from workflows.upkeep.invariants import Invariant, register

from .lanes import lane
from .models import Message, State


def _abandoned() -> QuerySet[Message, object]:
    """A worker looks for these each second; ten leases later nobody does."""
    limit = timezone.now() - 10 * timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    return Message.objects.filter(state=State.SENDING, lease_until__lt=limit).values_list("uuid", flat=True)


def _forgotten() -> QuerySet[Message, object]:
    """Waiting for a day, with mail leaving and nothing that says why."""
    long_ago = timezone.now() - timedelta(days=1)
    waiting = Message.objects.filter(state=State.QUEUED, due_at__lt=long_ago)
    return (waiting if lane().is_open else waiting.none()).values_list("uuid", flat=True)


def _doubled() -> QuerySet[Message, object]:
    """Two mails of one event to one person: the key of an event ends with its person."""
    sent = Message.objects.exclude(key=None).values("message_id").annotate(many=Count("pk"))
    return sent.filter(many__gt=1).values_list("message_id", flat=True)


def _empty_and_waiting() -> QuerySet[Message, object]:
    waiting = Message.objects.filter(state__in=[State.QUEUED, State.SENDING, State.IN_DOUBT])
    return waiting.exclude(emptied_at=None).values_list("uuid", flat=True)


def declare() -> None:
    """The house keeps these."""
    register(
        Invariant("mail_leased", "No mail is being handed over by nobody.", _abandoned),
        Invariant("mail_waits", "No mail waits for a day while mail leaves.", _forgotten),
        Invariant("mail_once", "No two mails have one Message-ID.", _doubled),
        Invariant("mail_text", "A mail that may still be sent has its text.", _empty_and_waiting),
    )
