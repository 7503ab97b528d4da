"""Numbers of grants: per call and period, as charts with their tables, and as files for spreadsheets."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import Role
from workflows.values.spreadsheets import Value, csv_file, xlsx_file

from ..inputs.numbers import PeriodForm
from ..reading import number_tables as reading

READERS = (Role.DECISION_MAKER, Role.CALL_MANAGER, Role.AUDITOR)


def _list(rows: list[list[Value]]) -> bytes:
    head, *rest = reading.texts(rows)
    return csv_file(head, rest)


FILES: dict[str, tuple[str, Any]] = {
    "csv": ("text/csv; charset=utf-8", _list),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda rows: xlsx_file(rows, _("Numbers")),
    ),
}


@require_safe
@staff_required(*READERS)
def numbers(request: SignedIn) -> HttpResponse:
    """What was applied for in a period, and what has become of it."""
    form = PeriodForm(request.GET or None)
    period = form.period()
    context = {
        "form": form,
        "summary": reading.summary(period),
        "tables": reading.tables(period),
        "width": reading.WIDTH,
        "query": request.GET.urlencode(),
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "grants/numbers.html", context, status=status)


@require_safe
@staff_required(*READERS)
def numbers_file(request: SignedIn, ending: str) -> HttpResponse:
    """The same numbers as a file."""
    if ending not in FILES:
        raise Http404
    media_type, write = FILES[ending]
    period = PeriodForm(request.GET or None).period()
    response = HttpResponse(write(reading.sheet(period)), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="Zahlen.{ending}"'
    response["Cache-Control"] = "no-store"
    return response
