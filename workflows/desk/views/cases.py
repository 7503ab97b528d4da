"""Lists of cases: all of them for the staff, one's own for applicants."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workflows.desk.batches import deeds
from workflows.desk.inputs.lists import FilterForm, SaveViewForm
from workflows.desk.listing import Columns, Filters, page_of
from workflows.desk.reading import cases as reading
from workflows.desk.reading.labels import all_labels
from workflows.desk.reading.list_page import RELATED, list_screen
from workflows.desk.reading.list_rows import case_rows
from workflows.desk.rules import OFFICE, may_batch
from workflows.engine.turns import turns_of, with_turns
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.models import Role

DESK = (*OFFICE, Role.REVIEWER, Role.AUDITOR)


@require_safe
@staff_required(*DESK)
def cases(request: SignedIn) -> HttpResponse:
    """All cases the person may see, by stage, filtered and searched, in keyset pages."""
    return show_list(request, request.GET, SaveViewForm())


def show_list(
    request: SignedIn, query: QueryDict, save_form: SaveViewForm, status: int = 200
) -> HttpResponse:
    """The list that `query` asks for, with the form that keeps it under a name."""
    filters, columns = Filters.read(query), Columns.read(query)
    context = {
        **list_screen(request.user, filters, columns, query.get("after")),
        "filter_form": FilterForm(filters, columns, all_labels(request.user)),
        "deeds": deeds.offered(request.user) if may_batch(request.user) else [],
        "save_form": save_form,
        "form": save_form if save_form.errors else None,  # for the summary of errors
    }
    return render(request, "desk/cases.html", context, status=status)


@require_safe
@sign_in_required
def own_cases(request: SignedIn) -> HttpResponse:
    """What the person, or an organisation of theirs, has applied for."""
    rows = with_turns(reading.own_cases(request.user).select_related(*RELATED), request.user)
    page = page_of(rows, order="newest", cursor=request.GET.get("after"))
    context = {
        "rows": case_rows(page.rows, turns=turns_of(page.rows), inside=False),
        "previous_url": f"?after={page.previous}" if page.previous else "",
        "next_url": f"?after={page.next}" if page.next else "",
    }
    return render(request, "desk/own.html", context)
