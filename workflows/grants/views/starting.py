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
from .public import carried, published


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
        return offer(request, call, start.existing, 200)
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
            carried=given | carried(request, call),
            earlier=form.earlier,
        )
    except actions.DraftExists as exists:
        return offer(request, call, exists.application, 409)
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


def offer(
    request: HttpRequest, call: Call, existing: Application, status: int, *, kept: str = ""
) -> HttpResponse:
    """The draft that the organisation has already; `kept` leads back to one begun without an account."""
    url = reverse("forms:sheet", args=[reading.sheet_of(existing).pk])
    context = {"call": call, "existing": existing, "existing_url": url, "kept_url": kept}
    return render(request, "grants/apply.html", context, status=status)
