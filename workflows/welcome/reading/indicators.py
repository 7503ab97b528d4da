"""What funders count of requests at the door: how many, and how many were answered in time."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.calendar import due_working_days
from workflows.indicators.measures import Counted, Kind, Measure, Pillar
from workflows.values.periods import Period

from ..models import ServiceRequest, Turn
from ..rules import WORKING_DAYS

MEASURES = (
    Measure(
        "answered_in_time",
        _("Requests with a first answer within five working days"),
        Pillar.NETWORKING,
        (Kind.RATIO,),
    ),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """Requests of the period that are answered or should be by now. One query."""
    begin, end = period.span
    rows = ServiceRequest.objects.exclude(turn=Turn.NOTHING).filter(
        submitted_at__gte=begin, submitted_at__lt=end
    )
    pairs = rows.values_list("submitted_at", "answered_at")
    due = [(due_working_days(came, WORKING_DAYS), at) for came, at in pairs if came is not None]
    now = timezone.now()
    judged = [(last, at) for last, at in due if at is not None or last < now]
    return {
        "answered_in_time": Counted(
            sum(at is not None and at <= last for last, at in judged), whole=len(judged)
        )
    }
