"""Starting an application: with an empty form, with earlier answers, with what a link suggests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access.doors import SignedIn, sign_in_required

from .. import actions
from ..inputs.starting import ApplyForm
from ..models import Application, Call
from ..reading import cases as reading
from ..reading.starts import Start, start_of
from ..rules.admissions import window_for
from .public import CARRIED, published


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def apply(request: SignedIn, slug: str) -> HttpResponse:
    """Choose the organisation and begin; a draft that is there already is offered."""
    call = published(slug)
    start = start_of(call, request.user, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        return _begin(request, call, start)
    form = ApplyForm(start=start)
    if start.existing is not None:
        return _offer(request, call, start.existing, 200)
    return render(request, "grants/apply.html", _context(call, start, form) | {"take": True})


def _begin(request: SignedIn, call: Call, start: Start) -> HttpResponse:
    form = ApplyForm(request.POST, start=start)
    if not form.is_valid():
        context = _context(call, start, form) | {"take": "take" in request.POST}
        return render(request, "grants/apply.html", context, status=422)
    given = start.suggestions.answers if "take" in request.POST else {}
    try:
        case = actions.start_draft(
            call=call,
            organisation=form.chosen,
            actor=request.user,
            carried=given | _carried(request, call),
            earlier=form.earlier,
        )
    except actions.DraftExists as exists:
        return _offer(request, call, exists.application, 409)
    messages.success(request, _("Your draft is saved. You can stop at any time and go on later."))
    return redirect("forms:sheet", reading.sheet_of(case).pk)


def _context(call: Call, start: Start, form: ApplyForm) -> dict[str, object]:
    return {
        "call": call,
        "form": form,
        "organisations": start.organisations,
        "is_open": call.window_at() is not None
        or any(window_for(call, each) for each in start.organisations),
        "suggested": [{"key": each.label, "value": each.display} for each in start.suggestions.found],
        "suggestions": start.suggestions,
    }


def _offer(request: HttpRequest, call: Call, existing: Application, status: int) -> HttpResponse:
    url = reverse("forms:sheet", args=[reading.sheet_of(existing).pk])
    context = {"call": call, "existing": existing, "existing_url": url}
    return render(request, "grants/apply.html", context, status=status)


def _carried(request: SignedIn, call: Call) -> dict[str, object]:
    kept = request.session.pop(CARRIED, None) or {}
    return kept.get("answers", {}) if kept.get("call") == call.slug else {}
