"""The founding meeting step by step, for a phone or laptop in the room."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import open_step, visible_row
from workflows.engine.models import Step
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import ChangedSince, Invalid, require

from .. import actions
from ..inputs.agenda import AgendaForm, ClosingForm, Page, pages_of
from ..models import FoundingCase, OriginTally
from ..reading import cases as reading
from ..reading.agenda import agenda, mark_of, next_code, noted_of
from ..reading.law_terms import within
from ..rules import cases as rules
from ..rules.agenda import may_elect


def _step(request: SignedIn, case_id: UUID) -> tuple[FoundingCase, Step]:
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    return case, open_step(case, "meeting")


def _case(request: SignedIn, case_id: UUID) -> FoundingCase:
    return _step(request, case_id)[0]


@require_safe
@sign_in_required
def overview(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The agenda: what is done, what comes next."""
    case = _case(request, case_id)
    data = reading.data_for(case)
    rows = agenda(pages_of(data), noted_of(case), data)
    context = {"case": case, "rows": rows, "next": next_code(rows), "started": any(r["done"] for r in rows)}
    context["asks_tax_office"] = data.charitable
    return render(request, "founding/agenda.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def page(request: SignedIn, case_id: UUID, code: str) -> HttpResponse:
    """One step; POST saves it and goes on to the next."""
    case = _case(request, case_id)
    data, noted = reading.data_for(case), noted_of(case)
    pages = pages_of(data)
    index = next((number for number, each in enumerate(pages) if each.code == code), None)
    if index is None:
        raise Http404
    here = pages[index]
    verdict = may_elect(noted, data) if here.elects else None
    if verdict is not None and not verdict and request.method != "POST":
        messages.warning(request, verdict.reason)
        return redirect("founding:agenda", case_id=case.pk)
    people = list(case.founders.all())
    form = AgendaForm(posted(request), page=here, noted=noted, data_set=data, founders=people)
    if done(form, lambda: _note(request, case, here, form)):
        return _go_on(case, pages, index)
    place: dict[str, object] = {"case": case, "page": here, "number": index + 1, "count": len(pages)}
    return show(request, "founding/agenda_page.html", form, mark=mark_of(noted, form.fields), **place)


def _note(request: SignedIn, case: FoundingCase, here: Page, form: AgendaForm) -> None:
    """What was typed stays on the page when somebody else was faster."""
    seen = request.POST.get("seen")
    try:
        actions.note_step(case=case, actor=request.user, values=form.values(), seen=seen, elects=here.elects)
    except ChangedSince as changed:
        raise Invalid({"seen": changed.reason}) from changed


def _go_on(case: FoundingCase, pages: tuple[Page, ...], index: int) -> HttpResponse:
    if index + 1 < len(pages):
        return redirect("founding:agenda_page", case_id=case.pk, code=pages[index + 1].code)
    return redirect("founding:agenda_close", case_id=case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def close(request: SignedIn, case_id: UUID) -> HttpResponse:
    """POST founds the association out of all steps."""
    case, step = _step(request, case_id)
    data, noted = reading.data_for(case), noted_of(case)
    form = ClosingForm(
        posted(request),
        noted=noted,
        data_set=data,
        founders=list(case.founders.all()),
        tally=OriginTally.objects.filter(case=case).first(),
    )
    if done(form, lambda: actions.record_meeting(step=step, actor=request.user, report=form.report())):
        messages.success(request, _("Congratulations! The association is founded."))
        return redirect("founding:duties", case_id=case.pk)
    context = {
        "case": case,
        "rows": agenda(pages_of(data), noted, data),
        "problems": _problems(form, case, data),
        "foreigners_term": within("vereinsgdvo.19.days"),
    }
    return show(request, "founding/agenda_close.html", form, **context)


def _problems(form: ClosingForm, case: FoundingCase, data: Any) -> list[dict[str, object]]:
    """What is missing, each with the step where it is noted."""
    if not form.is_bound:
        return []
    where = {name: each for each in pages_of(data) for name in each.fields}
    return [
        {"href": _address(case, where.get(name)), "text": _complaint(form, name, where.get(name), errors)}
        for name, errors in form.errors.items()
    ]


def _complaint(form: ClosingForm, name: str, page: Page | None, errors: Any) -> str:
    """„Vorsitz, Name – …“: the step, the field, what is wrong."""
    label = form.fields[name].label if name in form.fields else ""
    place = ", ".join(str(part) for part in (page.title if page else "", label) if part)
    return " – ".join(filter(None, (place, " ".join(map(str, errors)))))


def _address(case: FoundingCase, page: Page | None) -> str:
    return reverse("founding:agenda_page", args=[case.pk, page.code]) if page else ""
