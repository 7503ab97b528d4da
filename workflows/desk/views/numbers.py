"""The weekly numbers on a screen and as a file, for leadership."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workflows.desk.inputs.numbers import READY, NumbersForm, period_of
from workflows.desk.reading import numbers as reading
from workflows.desk.rules import may_read_numbers
from workflows.desk.tables import FILES, file_of
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def show(request: SignedIn) -> HttpResponse:
    """Open by stage and age, decisions, budgets, newsletters, foundings."""
    require(may_read_numbers(request.user))
    form, ready = NumbersForm(request.GET), request.GET.get("period", "")
    period = period_of(form, ready)
    chosen = next((code for code, (_label, make) in READY.items() if make() == period), "")
    tables = reading.tables(period)
    context = {
        "form": form,
        "period": period,
        "ready": [(code, label, code == chosen) for code, (label, _make) in READY.items()],
        "tables": tables,
        "empty": [table for table in tables if not table.rows],
        "query": f"since={period.since}&until={period.until}",
    }
    return render(request, "desk/numbers.html", context, status=200 if form.is_valid() else 422)


@require_safe
@sign_in_required
def file(request: SignedIn, ending: str) -> HttpResponse:
    """The same numbers as XLSX or CSV."""
    require(may_read_numbers(request.user))
    form = NumbersForm(request.GET)
    if ending not in FILES or not form.is_valid():
        raise Http404
    rows = reading.sheet(period_of(form, request.GET.get("period", "")))
    return file_of(rows, ending, name="numbers")
