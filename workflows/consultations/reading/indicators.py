"""What funders count of advice: talks, and the different people and groups that had one."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from workflows.indicators.measures import Counted, Measure, Pillar
from workflows.values.periods import Period

from ..models import Consultation, Outcome

MEASURES = (
    Measure("consultations", _("Consultations held"), Pillar.EMPOWERMENT, people=True),
    Measure("advised_clients", _("Different people and groups advised"), Pillar.EMPOWERMENT, people=True),
)


def counted(period: Period) -> Mapping[str, Counted]:
    """Talks that began in the period and were held; a group is one however many of it came. One query."""
    begin, end = period.span
    rows = Consultation.objects.filter(outcome=Outcome.HELD, starts_at__gte=begin, starts_at__lt=end)
    found = list(rows.values_list("organisation_id", "applicant_id"))
    clients = {("group", group) if group else ("person", person) for group, person in found}
    return {"consultations": Counted(len(found)), "advised_clients": Counted(len(clients))}
