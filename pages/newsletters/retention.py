"""Retention: who never confirmed is forgotten soon, who left when no proof of consent is needed any more."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from .models import ENDED, Subscriber, SubscriberState, SuppressedWhy
from .readers.barred import bar
from .tokens import CONFIRM_DAYS


def _unconfirmed(before: datetime.datetime) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(state=SubscriberState.PENDING, created_at__lt=before)


def _left(before: datetime.datetime) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(state__in=ENDED, unsubscribed_at__lt=before)


def _forget(reader: Subscriber, deed: str) -> None:
    """The reader is gone with all consents; who left is still not brought back by a list."""
    if reader.state in ENDED:
        bar([reader.email], SuppressedWhy.LEFT)
    reader.delete()


KEEPINGS = (
    Keeping(
        code="newsletter_unconfirmed",
        label=_("Newsletter: addresses that were never confirmed"),
        event=_("the newsletter was asked for"),
        default=Default(CONFIRM_DAYS, Unit.DAYS, Deed.DELETE, "Art. 6 (1) a DSGVO, § 7 UWG"),
        over=_unconfirmed,
        forget=_forget,
        subject=lambda reader: str(reader.uuid),
    ),
    Keeping(
        code="newsletter_proof",
        label=_("Newsletter: proof of consent after leaving"),
        event=_("the reader left"),
        default=Default(3, Unit.YEARS, Deed.DELETE, "Art. 7 (1) DSGVO, §§ 195, 199 BGB", from_year_end=True),
        over=_left,
        forget=_forget,
        subject=lambda reader: str(reader.uuid),
    ),
)


def register() -> None:
    """Readers are kept by rule."""
    keepings.register(*KEEPINGS)
