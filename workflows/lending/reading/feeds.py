"""The bookings of a calendar that other programs read: what its person may see today."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from workflows.engine.membership import mine
from workflows.people.addresses import address
from workflows.values.secret_links import hash_of

from ..models import Booking, Feed, Reservation
from ..rules.steps import READERS
from .calendar_files import calendar_file

MOST = 500
BACK = timedelta(days=60)


def feed_with(token: str) -> Feed | None:
    """The calendar with this secret, as long as its person has an account here."""
    rows = Feed.objects.select_related("user", "resource")
    return rows.filter(token_hash=hash_of(token), user__is_active=True).first()


def feeds_of(user_id: int) -> list[Feed]:
    """The calendars that one person has an address for, that of everything first."""
    rows = Feed.objects.filter(user=user_id).select_related("resource")
    rows = rows.prefetch_related("resource__texts")
    return list(rows.order_by(F("resource").asc(nulls_first=True)))


def feed_address(secret: str) -> str:
    """Where other programs read it: the same in every language."""
    return address("lending:feed", "de", token=secret)


def feed_file(feed: Feed) -> bytes:
    """The dates from 60 days ago on, at most 500: for the office all, for others those of their own side."""
    rows = Reservation.objects.filter(booking__isnull=False, ends_at__gte=timezone.now() - BACK)
    if not feed.user.has_role(*READERS):
        rows = rows.filter(booking__in=Booking.objects.filter(mine(feed.user)).values("pk"))
    if feed.resource is not None:
        rows = rows.filter(Q(unit__resource=feed.resource) | Q(booking__resource=feed.resource))
    rows = rows.exclude(Q(booking__anonymised_at__isnull=False))
    rows = rows.select_related("booking__resource").prefetch_related("booking__resource__texts")
    dates = rows.order_by("starts_at", "booking", "pk").distinct("starts_at", "booking")[:MOST]
    found = [(row.booking, row) for row in dates if row.booking is not None]
    several = set(
        Reservation.objects.filter(booking__in={case.pk for case, _row in found})
        .values_list("booking", flat=True)
        .annotate(n=Count("starts_at", distinct=True))
        .filter(n__gt=1)
    )
    return calendar_file(found, feed.user.language, several)
