"""Retention of events: they are kept so long that a program that was away can catch up."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from .models import Event, Secret


def _forget(before: datetime.datetime) -> int:
    """Events with all that was tried to deliver them; secrets that no longer sign."""
    Secret.objects.filter(ends_at__lt=timezone.now()).delete()
    gone = Event.objects.filter(at__lt=before)
    count = gone.count()
    gone.delete()
    return count


KEEPING = Keeping(
    code="event",
    label=_("Events for other programs, and the log of their delivery"),
    event=_("it happened"),
    default=Default(30, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
    in_bulk=_forget,
)


def register() -> None:
    """Events are kept by rule."""
    keepings.register(KEEPING)
