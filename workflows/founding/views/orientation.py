"""Orientation without account: one question a page, nothing stored; then "save and start"."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import posted, show

from .. import actions
from ..checks import orientation
from ..inputs.review import OrientationForm, StartForm
from ..reading import cases as reading
from ..reading import orientation_words as texts


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The next question, or the recommendation once all are answered; the answers travel in the address."""
    answers = orientation.known(request.GET.dict())
    question = orientation.next_question(answers)
    if question is None:
        return render(request, "founding/recommendation.html", _recommendation(answers))
    sent = request.GET.get("go") == question
    form = OrientationForm(question, request.GET if sent else None)
    context = {
        "form": form,
        "answers": answers,
        "number": len(answers) + 1,
        "total": len(orientation.QUESTIONS),
        "back": _address(dict(list(answers.items())[:-1])) if answers else "",
    }
    return render(request, "founding/orientation.html", context, status=422 if form.errors else 200)


def _address(answers: dict[str, str]) -> str:
    url = reverse("founding:orientation")
    return f"{url}?{urlencode(answers)}" if answers else url


def _recommendation(answers: dict[str, str]) -> dict[str, object]:
    result = orientation.recommend(answers)
    title, text = texts.FORMS[result.form]
    return {
        "result": result,
        "title": title,
        "summary": text,
        "reasons": [texts.REASONS[reason] for reason in result.reasons],
        "notes": [texts.note_text(note) for note in result.notes],
        "fees": [_fee(fee) for fee in result.fees],
        "facts": [] if result.form is orientation.Form.STOP else _facts(result),
        "start_url": f"{reverse('founding:start')}?{urlencode(answers)}",
        "back": _address(dict(list(answers.items())[:-1])),
    }


def _facts(result: orientation.Recommendation) -> list[dict[str, str]]:
    cost = _("about %(low)s to %(high)s euros") % {"low": result.cost_from, "high": result.cost_to}
    weeks = _("about %(low)s to %(high)s weeks") % {"low": result.weeks_from, "high": result.weeks_to}
    return [
        {"key": _("People you need"), "value": _("at least %(count)s") % {"count": result.people}},
        {"key": _("What you have to do"), "value": str(texts.ACTS[result.form])},
        {"key": _("Who is liable"), "value": str(texts.LIABILITY[result.form])},
        {"key": _("Cost"), "value": cost if result.cost_to else _("none")},
        {"key": _("Time"), "value": weeks if result.weeks_from else _("at once")},
    ]


def _fee(fee: orientation.Fee) -> dict[str, str]:
    if fee.low == fee.high:
        amount = _("%(amount)s euros") % {"amount": fee.low}
    else:
        amount = _("%(low)s to %(high)s euros") % {"low": fee.low, "high": fee.high}
    return {"label": str(texts.FEES[fee.code]), "amount": amount, "basis": fee.basis}


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def start(request: SignedIn) -> HttpResponse:
    """GET asks for a working title; POST makes the founding and opens the interview."""
    form = StartForm(posted(request))
    if request.method == "POST" and form.is_valid():
        case = actions.start_founding(
            actor=request.user,
            branch=request.GET.dict(),
            name=form.cleaned_data["name"],
        )
        return redirect("forms:sheet", sheet_id=reading.sheet_of(case).pk)
    return show(request, "founding/start.html", form)
