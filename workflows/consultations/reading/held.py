"""What was held: the last talk with an organisation or a person, and who advised in it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from workflows.engine.models import Case
from workflows.engine.standing import deed, source
from workflows.people.models import Organisation, User

from ..models import Consultation, Outcome


def last_talk(organisation: Organisation | None, person: User, on: date) -> date | None:
    """The day of the latest consultation up to `on`: the organisation's, or one that the person had alone."""
    alone = Q(organisation=None, applicant=person)
    whose = alone | Q(organisation=organisation) if organisation is not None else alone
    held: Any = Consultation.objects.filter(whose, outcome=Outcome.HELD, starts_at__date__lte=on)
    found = held.order_by("-starts_at").values_list("starts_at", flat=True).first()
    return timezone.localdate(found) if found else None


@source
def _advised(case: Case, people: Collection[int]) -> QuerySet[Any]:
    """Who advised a group about anything does not judge what it asks for."""
    about = Q(about_id=case.pk) | Q(organisation_id=case.organisation_id, organisation__isnull=False)
    held: Any = Consultation.objects.filter(about, outcome=Outcome.HELD, adviser__in=people)
    return deed(held, person="adviser_id", prefix="consulted")
