"""Numbers of grants over the API: per call and period."""

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from ..models import Call
from ..reading import numbers as reading
from ..rules.calls import may_read_numbers
from .routing import router
from .schemas.numbers import NumbersOut


@router.get("/numbers", response=NumbersOut, operation_id="grants_numbers_api")
def read_numbers(
    request: HttpRequest, call: str = "", since: date | None = None, until: date | None = None
) -> dict[str, object]:
    """Count what was applied for in a period, and what has become of it; money in euros."""
    require(may_read_numbers(caller(request)))
    chosen = get_object_or_404(Call, slug=call) if call else None
    period = reading.Period(chosen, since, until)
    return reading.figures(period) | {
        "by_call": reading.by_call(period),
        "by_month": reading.by_month(period),
        "by_district": reading.by_district(period),
        "by_target_group": reading.by_target_group(period),
    }
