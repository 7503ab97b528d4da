"""Retention: who never confirmed is forgotten after 14 days, who left after three years."""

from datetime import timedelta

from django.utils import timezone

from .models import Subscriber, SubscriberState
from .tokens import CONFIRM_DAYS

KEEP_PROOF = timedelta(days=3 * 366)  # § 195 BGB, counted generously


def tick() -> int:
    """Readers whose time is over are gone, with their consents; returns how many."""
    now = timezone.now()
    unconfirmed = Subscriber.objects.filter(
        state=SubscriberState.PENDING, created_at__lt=now - timedelta(days=CONFIRM_DAYS)
    )
    left = Subscriber.objects.filter(state=SubscriberState.UNSUBSCRIBED, unsubscribed_at__lt=now - KEEP_PROOF)
    return sum(rows.delete()[1].get("newsletters.Subscriber", 0) for rows in (unconfirmed, left))
