"""Sessions that have ended are gone; those of a restored house end."""

from django.contrib.sessions.models import Session
from django.utils import timezone


def tick() -> int:
    """Ended sessions, with what was kept in them, are deleted; returns how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def end_all() -> None:
    """Everybody signs in anew: sessions that ended after a back-up was made must stay ended."""
    Session.objects.all().delete()
