"""Lists of cases: all of them for the staff, one's own for applicants."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from workflows.desk.inputs import FilterForm
from workflows.desk.listing import Filters, count_stages, page_of, stage_labels
from workflows.desk.reading import cases as reading
from workflows.desk.reading.list_rows import case_rows
from workflows.desk.rules import OFFICE
from workflows.engine.models import Case
from workflows.engine.turns import turns_of, with_turns
from workflows.people.access.doors import sign_in_required, staff_required
from workflows.people.models import Role

RELATED = ("organisation", "assignee")


@require_safe
@staff_required(*OFFICE, Role.REVIEWER, Role.AUDITOR)
def cases(request: HttpRequest) -> HttpResponse:
    """All cases the person may see, by stage, filtered and searched, in keyset pages."""
    filters = Filters.read(request.GET)
    visible = Case.objects.visible_to(request.user).select_related(*RELATED)
    found = with_turns(filters.apply(visible, request.user), request.user)
    page = page_of(found, order=filters.order, cursor=request.GET.get("after"))
    counts = count_stages(request.user)
    labels = stage_labels(counts)
    stages = [
        {
            "count": count,
            "label": label,
            "href": filters.query(kind=count.kind, stage=count.stage),
            "current": _is(count, filters),
        }
        for count, label in zip(counts, labels, strict=True)
    ]
    context = {
        "rows": case_rows(page.rows, turns=turns_of(page.rows)),
        "stages": stages,
        "form": FilterForm(filters),
        "filters": filters,
        "filtered": filters != Filters(),
        "narrowed": filters != Filters(kind=filters.kind, stage=filters.stage, text=filters.text),
        "previous_url": filters.query(after=page.previous) if page.previous else "",
        "next_url": filters.query(after=page.next) if page.next else "",
        "shown": ngettext("%(n)s case on this page", "%(n)s cases on this page", len(page.rows))
        % {"n": len(page.rows)},
    }
    return render(request, "desk/cases.html", context)


@require_safe
@sign_in_required
def own_cases(request: HttpRequest) -> HttpResponse:
    """What the person, or an organisation of theirs, has applied for."""
    rows = with_turns(reading.own_cases(request.user).select_related(*RELATED), request.user)
    page = page_of(rows, order="newest", cursor=request.GET.get("after"))
    context = {
        "rows": case_rows(page.rows, turns=turns_of(page.rows), inside=False),
        "previous_url": f"?after={page.previous}" if page.previous else "",
        "next_url": f"?after={page.next}" if page.next else "",
    }
    return render(request, "desk/own.html", context)


def _is(count: Any, filters: Filters) -> bool:
    return (count.kind, count.stage) == (filters.kind, filters.stage)
