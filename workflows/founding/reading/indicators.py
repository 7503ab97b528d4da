"""What funders count of foundings: how many were accompanied, and how far they got."""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from workflows.indicators.measures import Counted, Measure, Pillar
from workflows.values.periods import Period

from ..models import FoundingCase

MEASURES = (
    Measure("foundings", _("Foundings accompanied"), Pillar.EMPOWERMENT),
    Measure("foundings_registered", _("Associations entered in the register"), Pillar.EMPOWERMENT),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """Cases handed in before the end of the period and not closed before its beginning. One query."""
    begin, end = period.span
    running = Q(submitted_at__lt=end) & (Q(closed_at=None) | Q(closed_at__gte=begin))
    entered = Q(registered_on__gte=period.since, registered_on__lte=period.until)
    counts = FoundingCase.objects.aggregate(
        running=Count("pk", filter=running), entered=Count("pk", filter=entered)
    )
    return {
        "foundings": Counted(counts["running"]),
        "foundings_registered": Counted(counts["entered"]),
    }
