"""Before an application: the self-check without an account."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ..inputs.fitting import FittingForm
from ..inputs.steps import SelfCheckForm
from ..models import Call
from ..reading import cases as reading
from ..reading import fitting
from ..reading.results import results as granted
from ..rules import selfcheck
from ..rules.fitting import fits

# Answers to carry over wait here, in the visitor's own session, only when asked for.
CARRIED = "grants.carried"


def carried(request: HttpRequest, call: Call) -> dict[str, object]:
    """The answers of the self-check that wait for this call; taken out of the session."""
    kept = request.session.pop(CARRIED, None) or {}
    return kept.get("answers", {}) if kept.get("call") == call.slug else {}


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
    if "carry" in request.POST or "begin" in request.POST:
        request.session[CARRIED] = {"call": call.slug, "answers": result.carried}
        return redirect("grants:begin" if "begin" in request.POST else "grants:apply", slug=call.slug)
    context |= {"result": result, "reasons": [reading.say(text) for text in result.reasons]}
    return render(request, "grants/self_check_result.html", context | {"given": form.cleaned_data})


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """The projects that this call pays for; 404 where the call doesn't publish them."""
    call = published(slug)
    if not call.results_public:
        raise Http404
    return render(request, "grants/results.html", {"call": call, "results": granted(call)})


@require_http_methods(["GET", "HEAD", "POST"])
def what_fits(request: HttpRequest) -> HttpResponse:
    """A few facts, and every open call with whether it fits and why; nothing is stored."""
    if request.method != "POST":
        form = FittingForm(initial=fitting.known(request.user))
        return render(request, "grants/what_fits.html", {"form": form})
    form = FittingForm(request.POST)
    if not form.is_valid():
        return render(request, "grants/what_fits.html", {"form": form}, status=422)
    rows = [fitting.row(fit) for fit in fits(form.group())]
    return render(request, "grants/what_fits_result.html", {"rows": rows})
