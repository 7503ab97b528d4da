"""What funders count of the newsletter: issues sent."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.indicators.measures import Counted, Kind, Measure, Pillar
from workflows.values.periods import Period

from .models import Campaign

MEASURES = (
    Measure("newsletters", _("Issues of the newsletter sent"), Pillar.NETWORKING, (Kind.TOTAL, Kind.RHYTHM)),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """Issues whose sending began in the period. One query."""
    begin, end = period.span
    rows = Campaign.objects.filter(started_at__gte=begin, started_at__lt=end).order_by("started_at")
    days = tuple(timezone.localdate(at) for at in rows.values_list("started_at", flat=True))
    return {"newsletters": Counted(len(days), days=days)}
