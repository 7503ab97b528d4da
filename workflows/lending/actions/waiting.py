"""When something is let go, whoever has waited longest gets it."""

from django.db import transaction
from django.utils import timezone

from workflows.engine.models import Step

from ..models import Booking, Resource
from ..reading.free import free_pieces
from ..reading.needs import touched_by
from ..rules.periods import Period
from .placing import place
from .reserving import Taken


def serve_waiting(resource: Resource) -> int:
    """Those on the waiting list for whom enough is free now are placed, in the order of their asking.

    Also those who wait for a bundle with it, or for a part of it.
    """
    served = 0
    rows = Booking.objects.running().filter(
        resource__in=touched_by(resource), stage="waiting", starts_at__gt=timezone.now()
    )
    rows = rows.select_related("resource")
    for case in rows.order_by("submitted_at", "number"):
        free = free_pieces(case.resource, Period(case.starts_at, case.ends_at))
        step = Step.objects.open().filter(case_id=case.pk, node="wait").first()
        if step is None or free < case.pieces:
            continue
        try:
            with transaction.atomic():
                place(step=step, actor=None)
            served += 1
        except Taken:
            continue
    return served
