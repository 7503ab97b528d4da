"""A colleague of the demo house will be away; the administrator noted it."""

from datetime import timedelta

from django.utils import timezone

from workflows.desk.actions.absences import note_absence
from workflows.people.models import Role, User


def seed() -> None:
    """The examiner has holidays in six weeks, and an adviser stands in."""
    admin, away, stands_in = (
        User.objects.holding(role).order_by("pk")[0] for role in (Role.ADMIN, Role.EXAMINER, Role.ADVISER)
    )
    first = timezone.localdate() + timedelta(days=42)
    note_absence(
        person=away,
        actor=admin,
        first_day=first,
        last_day=first + timedelta(days=11),
        substitute=stands_in,
    )
