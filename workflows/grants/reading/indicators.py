"""What funders count of grants: applications and approvals."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from workflows.indicators.measures import Counted, Kind, Measure, Pillar
from workflows.values.periods import Period

from ..models import Application, Decision, Outcome
from .numbers import FINAL

MEASURES = (
    Measure("applications", _("Applications received"), Pillar.MICRO_GRANTS),
    Measure(
        "approvals",
        _("Applications approved, of those decided"),
        Pillar.MICRO_GRANTS,
        (Kind.TOTAL, Kind.RATIO),
    ),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """What came in and what was decided in the period; two queries."""
    begin, end = period.span
    received = Application.objects.filter(submitted_at__gte=begin, submitted_at__lt=end).count()
    decided = Decision.objects.filter(
        outcome__in=FINAL, undone_at=None, decided_at__gte=begin, decided_at__lt=end
    )
    outcomes = list(decided.values_list("outcome", flat=True))
    return {
        "applications": Counted(received),
        "approvals": Counted(outcomes.count(Outcome.APPROVE), whole=len(outcomes)),
    }
