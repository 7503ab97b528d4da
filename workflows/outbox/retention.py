"""Retention: the text of old mails is removed, that they were sent stays."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .models import Message, SharedBody, State


def tick() -> int:
    """Mails settled for settings.OUTBOX_KEEP_TEXT_DAYS days have no text any more; returns how many."""
    limit = timezone.now() - timedelta(days=settings.OUTBOX_KEEP_TEXT_DAYS)
    count = (
        Message.objects.settled()
        .filter(emptied_at=None, queued_at__lt=limit)
        .update(text="", html="", fields={}, shared_body=None, emptied_at=timezone.now())
    )
    SharedBody.objects.filter(messages=None, created_at__lt=limit).delete()
    Message.objects.filter(state=State.DROPPED, emptied_at=None).update(
        text="", html="", fields={}, shared_body=None, emptied_at=timezone.now()
    )
    return count
