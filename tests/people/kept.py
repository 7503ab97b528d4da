"""What is kept of people by rule, each with a question whether it is still there."""

from collections.abc import Callable

from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.people.models import Absence, Look


def absence() -> Callable[[], bool]:
    """Somebody was away today."""
    today = timezone.localdate()
    Absence.objects.create(person=UserFactory(), substitute=UserFactory(), first_day=today, last_day=today)
    return Absence.objects.exists


def look() -> Callable[[], bool]:
    """An administrator saw what somebody's pages list."""
    Look.objects.create(person=UserFactory(), by=UserFactory(), reason="Am Telefon gefragt")
    return Look.objects.exists
