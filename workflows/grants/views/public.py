"""Before an application: the self-check without an account, and the start of a draft."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access import SignedIn, sign_in_required
from workflows.people.models import Organisation

from .. import actions, reading
from ..models import Call
from ..rules import selfcheck
from ..staff_forms import ApplyForm, SelfCheckForm

# Answers to carry over wait here, in the visitor's own session, only when asked for.
CARRIED = "grants.carried"


def published(slug: str) -> Call:
    """The public call with this address."""
    return get_object_or_404(Call.objects.published().prefetch_related("windows"), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def self_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Yes/no questions and an answer at once; nothing is stored."""
    call = published(slug)
    questions = [(each.code, reading.say(each.label)) for each in selfcheck.questions_for(call)]
    form = SelfCheckForm(request.POST or None, questions=questions)
    context: dict[str, Any] = {"call": call, "form": form}
    if request.method != "POST":
        return render(request, "grants/self_check.html", context)
    if not form.is_valid():
        return render(request, "grants/self_check.html", context, status=422)
    result = selfcheck.evaluate(call, form.cleaned_data)
    if "carry" in request.POST:
        request.session[CARRIED] = {"call": call.slug, "answers": result.carried}
        return redirect("grants:apply", slug=call.slug)
    context |= {"result": result, "reasons": [reading.say(text) for text in result.reasons]}
    return render(request, "grants/self_check_result.html", context | {"given": form.cleaned_data})


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def apply(request: SignedIn, slug: str) -> HttpResponse:
    """Choose the organisation and begin; a draft that is there already is offered."""
    call = published(slug)
    organisations = list(Organisation.objects.filter(memberships__user=request.user).order_by("name"))
    choices = [(str(each.uuid), each.name) for each in organisations]
    form = ApplyForm(request.POST or None, organisations=choices)
    context = {
        "call": call,
        "form": form,
        "organisations": organisations,
        "is_open": call.window_at() is not None,
    }
    if request.method != "POST":
        return render(request, "grants/apply.html", context)
    if not form.is_valid():
        return render(request, "grants/apply.html", context, status=422)
    chosen = next(each for each in organisations if str(each.uuid) == form.cleaned_data["organisation"])
    try:
        case = actions.start_draft(
            call=call, organisation=chosen, actor=request.user, carried=_carried(request, call)
        )
    except actions.DraftExists as exists:
        context["existing"] = exists.application
        context["existing_url"] = reverse("forms:sheet", args=[reading.sheet_of(exists.application).pk])
        return render(request, "grants/apply.html", context, status=409)
    messages.success(request, _("Your draft is saved. You can stop at any time and go on later."))
    return redirect("forms:sheet", reading.sheet_of(case).pk)


def _carried(request: SignedIn, call: Call) -> dict[str, Any]:
    kept = request.session.pop(CARRIED, None) or {}
    return kept.get("answers", {}) if kept.get("call") == call.slug else {}
