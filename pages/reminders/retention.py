"""Retention: addresses are gone once the deadline has passed, unconfirmed ones with their link."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.models import DeadlineReminder
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from .tokens import CONFIRM_DAYS


def _over(before: datetime.datetime) -> QuerySet[DeadlineReminder]:
    return DeadlineReminder.objects.filter(deadline__lt=timezone.localdate(before))


def _unconfirmed(before: datetime.datetime) -> QuerySet[DeadlineReminder]:
    return DeadlineReminder.objects.filter(confirmed_at__isnull=True, asked_at__lt=before)


def _forget(reminder: DeadlineReminder, deed: str) -> None:
    reminder.delete()


KEEPINGS = (
    Keeping(
        code="reminder_over",
        label=_("Funding finder: reminders of deadlines that have passed"),
        event=_("the deadline of the programme"),
        default=Default(1, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e, Art. 6 (1) a DSGVO"),
        over=_over,
        forget=_forget,
        subject=lambda reminder: str(reminder.uuid),
    ),
    Keeping(
        code="reminder_unconfirmed",
        label=_("Funding finder: reminders that were never confirmed"),
        event=_("the reminder was asked for"),
        default=Default(CONFIRM_DAYS, Unit.DAYS, Deed.DELETE, "Art. 6 (1) a DSGVO, § 7 UWG"),
        over=_unconfirmed,
        forget=_forget,
        subject=lambda reminder: str(reminder.uuid),
    ),
)


def register() -> None:
    """Reminders are kept by rule."""
    keepings.register(*KEEPINGS)
