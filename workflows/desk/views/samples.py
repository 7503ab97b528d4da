"""Samples on a screen and as a file, for auditors and administrators."""

from django.contrib import messages as flashes
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from workflows.desk import rules
from workflows.desk.actions.packages import ask_for_package
from workflows.desk.actions.samples import draw_sample
from workflows.desk.inputs.paging import before_of
from workflows.desk.inputs.samples import SampleForm
from workflows.desk.reading import samples as reading
from workflows.desk.tables import FILES, file_of
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, posted, show
from workflows.people.verdicts import Invalid, require


@sign_in_required
def samples(request: SignedIn) -> HttpResponse:
    """What was drawn so far, and a form for the next draw."""
    require(rules.may_draw(request.user))
    form = SampleForm(posted(request))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        given = {"purpose": data["purpose"], "size": data["size"], "seed": data["seed"]}
        sample = attempt(form, lambda: draw_sample(actor=request.user, chosen=form.chosen(), **given))
        if sample is not None:
            return redirect("desk:sample", sample_id=sample.pk)
    page = reading.sample_page(request.user, before=before_of(request))
    older = f"?before={page.older}" if page.older else ""
    return show(request, "desk/samples.html", form, samples=page.samples, next_url=older)


@require_safe
@sign_in_required
def sample(request: SignedIn, sample_id: int) -> HttpResponse:
    """The cases that were drawn, and all that is needed to draw them again."""
    found = reading.find_sample(request.user, sample_id)
    cases = reading.drawn_cases(request.user, found)
    context = {
        "sample": found,
        "cases": cases,
        "population": len(found.population),
        "fingerprint": reading.fingerprint(found),
        "narrowed": reading.sentence_of(found),
        "packs": rules.may_see_desk(request.user).allowed and any(each.opens for each in cases),
    }
    return render(request, "desk/sample.html", context)


@require_safe
@sign_in_required
def sample_file(request: SignedIn, sample_id: int, ending: str) -> HttpResponse:
    """All cases that were drawn from, in order, as CSV or XLSX."""
    found = reading.find_sample(request.user, sample_id)
    if ending not in FILES:
        raise Http404
    return file_of(reading.table_of_sample(request.user, found), ending, name=f"sample-{found.pk}")


@require_POST
@sign_in_required
def sample_package(request: SignedIn, sample_id: int) -> HttpResponse:
    """The drawn cases that the person may open, as one file."""
    found = reading.find_sample(request.user, sample_id)
    cases = reading.order_of(found)[: found.size]
    try:
        package = ask_for_package(actor=request.user, cases=cases, only_seen=True)
    except Invalid as invalid:
        flashes.error(request, str(invalid))
        return redirect("desk:sample", sample_id=found.pk)
    return redirect("desk:package", package_id=package.pk)
