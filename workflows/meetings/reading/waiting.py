"""Where somebody stands on the waiting list."""

from django.db.models import Q

from ..models import Registration, State


def position(row: Registration) -> int | None:
    """The number in the queue, 1 is the next; None for who does not wait. One query."""
    if row.state != State.WAITING:
        return None
    same = Q(confirmed_at=row.confirmed_at)
    before = Q(confirmed_at__lt=row.confirmed_at) | same & Q(asked_at__lt=row.asked_at)
    before |= same & Q(asked_at=row.asked_at, pk__lt=row.pk)
    return Registration.objects.filter(before, meeting=row.meeting_id, state=State.WAITING).count() + 1
