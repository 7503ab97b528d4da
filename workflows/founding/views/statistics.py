"""Foundings in numbers, for advisers and auditors: a screen and a table to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, staff_required

from ..reading.statistics import as_csv, statistics
from ..rules.cases import READERS

FIRST_YEAR = 2000


def _year(request: HttpRequest) -> int:
    """The year asked for; this year for anything that isn't one."""
    this, asked = timezone.localdate().year, request.GET.get("year", "")
    if len(asked) != len("2026") or not asked.isdecimal():
        return this
    return int(asked) if FIRST_YEAR <= int(asked) <= this else this


@require_safe
@staff_required(*READERS)
def show(request: SignedIn) -> HttpResponse:
    """How many foundings get how far, and how long each step takes."""
    year = _year(request)
    found = statistics(year)
    after = year + 1 if year < timezone.localdate().year else None
    context = {"found": found, "counts": found.counts(), "before": year - 1, "after": after}
    return render(request, "founding/statistics.html", context)


@require_safe
@staff_required(*READERS)
def table(request: SignedIn) -> HttpResponse:
    """The same as CSV."""
    year = _year(request)
    response = HttpResponse(as_csv(statistics(year)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="foundings-{year}.csv"'
    return response
