"""Issues that came back: the reader is left at once, after a few times, or because of a complaint."""

from datetime import timedelta

from django.utils import timezone

from workflows.outbox.bounces.numbers import Bounced, bounced
from workflows.outbox.models import Bounce, BounceKind, Message, State

from .models import Campaign, Delivery, Patience, Subscriber, SubscriberState, SuppressedWhy
from .readers.barred import bar


def hear(bounce: Bounce) -> bool:
    """What follows for a reader; whether the mail was an issue of the newsletter."""
    delivery = Delivery.objects.filter(message_id=bounce.message_id).first()
    if delivery is None:
        return False
    reader = Subscriber.objects.select_for_update().filter(deliveries=delivery).first()
    if reader is not None and not _confirmed_since(reader, bounce):
        if bounce.kind == BounceKind.COMPLAINT:
            _end(reader, SubscriberState.UNSUBSCRIBED, SuppressedWhy.COMPLAINED)
        elif bounce.kind == BounceKind.PERMANENT or _too_often(reader):
            _end(reader, SubscriberState.UNREACHABLE, SuppressedWhy.BOUNCED)
    return True


def numbers(campaign: Campaign) -> Bounced:
    """What came back of an issue."""
    return bounced(Bounce.objects.filter(message__delivery__campaign=campaign))


def _confirmed_since(reader: Subscriber, bounce: Bounce) -> bool:
    """A late report about a mail from before the person proved that the address works."""
    return reader.confirmed_at is not None and reader.confirmed_at > bounce.message.queued_at


def _too_often(reader: Subscriber) -> bool:
    """As many issues as the house has patience for; one issue counts once, older ones don't."""
    patience = Patience.load()
    since = max(timezone.now() - timedelta(days=patience.days), reader.confirmed_at or reader.created_at)
    came_back = Bounce.objects.filter(
        message__delivery__subscriber=reader, kind=BounceKind.TEMPORARY, came_at__gte=since
    )
    return came_back.values("message").distinct().count() >= patience.times


def _end(reader: Subscriber, state: SubscriberState, why: SuppressedWhy) -> None:
    """Nothing more is sent, and no list brings the address back; confirming anew does."""
    bar([reader.email], why)
    if reader.state == SubscriberState.ACTIVE:
        reader.state, reader.unsubscribed_at = state, timezone.now()
        reader.save(update_fields=["state", "unsubscribed_at"])
    Message.objects.filter(delivery__subscriber=reader, state=State.QUEUED).update(
        state=State.DROPPED, reason=why.value
    )
