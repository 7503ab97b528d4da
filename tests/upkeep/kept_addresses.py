"""Addresses that wait for their rule: readers of the newsletter, reminders of deadlines."""

import datetime
import uuid
from collections.abc import Callable

from django.utils import timezone

from pages.models import DeadlineReminder
from pages.newsletters.models import Subscriber
from tests.newsletters.factories import readers


def reader(state: str) -> Callable[[], bool]:
    """A reader who asked for the newsletter, or left it, today."""
    readers(1)
    now = timezone.now()
    Subscriber.objects.update(state=state, created_at=now, unsubscribed_at=now)
    return Subscriber.objects.exists


def reminder(*, confirmed: bool) -> Callable[[], bool]:
    """Of a deadline today, or one that nobody confirmed and whose deadline is far away."""
    now = timezone.now()
    DeadlineReminder.objects.create(
        programme=uuid.uuid4(),
        email="mia@example.org",
        language="de",
        deadline=timezone.localdate() + datetime.timedelta(days=0 if confirmed else 300),
        asked_at=now,
        confirmed_at=now if confirmed else None,
    )
    return DeadlineReminder.objects.exists
