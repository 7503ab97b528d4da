"""Consultations in numbers over the API."""

from django.http import HttpRequest
from django.utils import timezone

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from ..reading.numbers import Numbers, numbers
from ..rules.cases import may_see_numbers
from .routing import REFUSALS, router
from .schemas import ConsultationNumbersOut


@router.get(
    "/numbers", response={200: ConsultationNumbersOut, **REFUSALS}, operation_id="consultations_numbers"
)
def read_numbers(request: HttpRequest, year: int | None = None) -> Numbers:
    """Read a year of consultations in numbers; this year when none is named (advisers, auditors)."""
    require(may_see_numbers(caller(request)))
    this = timezone.localdate().year
    return numbers(min(max(year or this, 2000), this))
