"""Doing something to many cases: chosen in the list, looked at before, done, and taken back."""

from uuid import UUID

from django.contrib import messages as flashes
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workflows.desk.actions import batches as actions
from workflows.desk.actions.packages import ask_for_package
from workflows.desk.inputs.batches import DeedForm, each_of
from workflows.desk.listing import Columns, Filters, in_order
from workflows.desk.models import Batch
from workflows.desk.reading import batches as reading
from workflows.desk.rules import OFFICE
from workflows.desk.tables import FILES
from workflows.engine.models import Case
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import attempt
from workflows.people.verdicts import Invalid

from .cases import DESK
from .exports import identifiers

PACKAGE = "zip"
# Faults of single cases that the list above names; more are counted there and marked at their rows.
MOST_LISTED = 20


@require_POST
@staff_required(*DESK)
def choose(request: SignedIn) -> HttpResponse:
    """Cases were marked in the list, or all that it shows are meant: on to what is to be done with them."""
    query = QueryDict(request.POST.get("query", "")[:4000])
    filters, columns = Filters.read(query), Columns.read(query)
    try:
        return redirect(_next(request, filters, columns))
    except Invalid as invalid:
        flashes.error(request, str(invalid))
        return redirect(reverse("desk:cases") + filters.query(columns.values()))


def _next(request: SignedIn, filters: Filters, columns: Columns) -> str:
    """Where it goes on with these cases; Invalid when something is not chosen."""
    deed, everything = request.POST.get("deed", ""), request.POST.get("scope") == "all"
    chosen = [] if everything else identifiers(request.POST.getlist("case"))
    if not deed:
        raise Invalid({"deed": _("Choose what is to be done.")})
    if not (chosen or everything):
        raise Invalid({"cases": _("Choose at least one case.")})
    if deed in FILES:
        table = reverse("desk:table", args=[deed]) + filters.query(columns.values())
        return f"{table}&{urlencode([('case', str(each)) for each in chosen])}"
    cases = _all(request, filters) if everything else chosen
    if deed == PACKAGE:
        return reverse("desk:package", args=[ask_for_package(actor=request.user, cases=cases).pk])
    return reverse("desk:batch", args=[actions.choose(actor=request.user, deed=deed, cases=cases).pk])


def _all(request: SignedIn, filters: Filters) -> list[UUID]:
    """What the list shows on all its pages; one more than may be taken at once shows that it is too much."""
    found = in_order(filters.apply(Case.objects.visible_to(request.user), request.user), filters.order)
    return list(found.values_list("pk", flat=True)[: actions.MOST_CASES + 1])


@staff_required(*OFFICE)
def batch(request: SignedIn, batch_id: UUID) -> HttpResponse:
    """What would happen to each case; after a POST what has happened."""
    found = reading.find_batch(request.user, batch_id)
    deed = reading.deed_of(found)
    questions = reading.questions_of(request.user, found)
    if request.method == "POST":
        form = DeedForm(deed, request.POST, questions=questions)
        given: dict[str, object] = {**request.POST.dict(), **each_of(request.POST, deed)}
        if "look" in given:
            return _show(request, found, form, given)
        begun = attempt(form, lambda: _begin(request, found, given))
        if begun is not None:
            actions.work(begun)
            return redirect("desk:batch", batch_id=found.pk)
        return _show(request, found, form, given, status=422)
    given = dict(request.GET.dict())
    form = DeedForm(deed, request.GET if request.GET else None, questions=questions)
    return _show(request, found, form, given)


def _begin(request: SignedIn, found: Batch, given: dict[str, object]) -> Batch:
    """Begun; what does not fit of single cases is said at their rows, and above how many there are."""
    try:
        return actions.begin(batch=found, actor=request.user, given=given)
    except Invalid as invalid:
        others = {name: text for name, text in invalid.errors.items() if "." not in name}
        if number := len(invalid.errors) - len(others):
            text = ngettext(
                "%(number)s case does not fit; it is marked below. Nothing has been done.",
                "%(number)s cases do not fit; they are marked below. Nothing has been done.",
                number,
            )
            others[""] = text % {"number": number}
        raise Invalid(others) from invalid


@require_POST
@staff_required(*OFFICE)
def undo(request: SignedIn, batch_id: UUID) -> HttpResponse:
    """What was done is taken back, case by case."""
    actions.undo(batch=reading.find_batch(request.user, batch_id), actor=request.user)
    flashes.success(request, _("Undone, where nothing else has happened since."))
    return redirect("desk:batch", batch_id=batch_id)


def _show(
    request: SignedIn, found: Batch, form: DeedForm, given: dict[str, object], status: int = 200
) -> HttpResponse:
    deed = reading.deed_of(found)
    lines, totals = reading.lines_of(request.user, found, given)
    number = len(lines)
    if found.began_at is None:
        lines, number = reading.open_first(lines)
    context = {
        "batch": found,
        "deed": deed,
        "form": form,
        "problems": _at_their_rows(lines) if status == 422 else [],
        "lines": lines,
        "number": number,
        "totals": totals,
        "counts": reading.counts(lines),
        "can_undo": deed.undo is not None,  # a template would call the function itself
        "may_undo": deed.undo is not None and found.may_still_be_undone and reading.is_any_done(lines),
        "minutes": round(deed.undo_within().total_seconds() / 60),
        "looks_first": deed.each is not None or bool({"person", "label", "question"} & set(deed.needs)),
        "begun": found.began_at is not None,
        "waiting": found.began_at is not None and found.ended_at is None,
    }
    return render(request, "desk/batch.html", context, status=status)


def _at_their_rows(lines: list[reading.Line]) -> list[dict[str, str]]:
    """What does not fit of the first cases, for the list of faults above: each leads to its row."""
    wrong = [line for line in lines if line.wrong][:MOST_LISTED]
    return [
        {"href": f"#amount-{line.case.pk}", "text": f"{line.case.number or line.case.title}: {line.wrong}"}
        for line in wrong
    ]
