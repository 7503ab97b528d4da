"""Cases leave as a file: a table at once, a package of files when the worker has made it."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages as flashes
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from workflows.desk.listing import Columns, Filters
from workflows.desk.reading.packages import fetch_package, find_package
from workflows.desk.reading.tables import table_of
from workflows.desk.tables import FILES, file_of
from workflows.documents.ranges import in_part
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.verdicts import Invalid

from .cases import DESK


@require_safe
@staff_required(*DESK)
def table(request: SignedIn, ending: str) -> HttpResponse:
    """The list as filtered, with its columns, as CSV or XLSX; back to the list when it is too long."""
    if ending not in FILES:
        raise Http404
    filters, columns = Filters.read(request.GET), Columns.read(request.GET)
    try:
        rows = table_of(request.user, filters, columns, identifiers(request.GET.getlist("case")))
    except Invalid as invalid:
        flashes.error(request, str(invalid))
        return redirect(reverse("desk:cases") + filters.query(columns.values()))
    return file_of(rows, ending)


@require_safe
@staff_required(*DESK)
def package(request: SignedIn, package_id: UUID) -> HttpResponse:
    """Whether the package is there; the page looks again by itself while it is being made."""
    found = find_package(request.user, package_id)
    return render(request, "desk/package.html", {"package": found, "number": found.cases.count()})


@require_safe
@staff_required(*DESK)
def package_file(request: SignedIn, package_id: UUID) -> HttpResponseBase:
    """The ZIP, for whoever asked for it."""
    return in_part(request, fetch_package(request.user, package_id))


def identifiers(given: Iterable[str]) -> list[UUID]:
    """The identifiers among these texts, at most as many as one page can hold many times over."""
    found = []
    for text in list(given)[:600]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
