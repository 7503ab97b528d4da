"""The adviser's review, clause by clause, and the group's page with the comments."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import open_step, visible_row
from workflows.engine.models import Step
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.verdicts import ChangedSince, require

from .. import actions
from ..inputs.review import ReviewForm
from ..models import FoundingCase, ReviewDecision
from ..reading import cases as reading
from ..reading.clauses import comments_of, last_return, statute_screen
from ..reading.ready_comments import ready_for
from ..rules import cases as rules
from ..statute import statute_clauses


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def review(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows every clause with a comment box; POST approves or returns."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    step = open_step(case, "review")
    interview = reading.interview_of(case)
    form = ReviewForm(posted(request), clauses=statute_clauses(interview.facts.data), ready=ready_for(case))
    changed = ""
    try:
        if done(form, lambda: _decide(request, step, form)):
            return redirect("desk:case", case_id=case.pk)
    except ChangedSince as refusal:
        changed = refusal.reason
    screen = statute_screen(case, request.user, None if changed else interview)
    for clause in screen["clauses"]:
        clause["field"] = form[form.name(clause["id"])]
        clause["ready"] = form.offered(clause["id"])
    rounds = list(case.reviews.prefetch_related("comments"))
    context = {**screen, "form": form, "rounds": rounds, "changed": changed}
    status = 412 if changed else 422 if form.is_bound else 200
    return render(request, "founding/review.html", context, status=status)


def _decide(request: SignedIn, step: Step, form: ReviewForm) -> None:
    said: dict[str, Any] = {"comments": form.comments(), "note": form.cleaned_data["note"]}
    if form.cleaned_data["decision"] == ReviewDecision.APPROVED:
        said["seen"] = request.POST.get("seen", "")
        actions.approve_statute(step=step, actor=request.user, **said)
        messages.success(request, _("The statute is approved. The group has been told."))
    else:
        said["scope"] = form.cleaned_data["scope"]
        actions.return_statute(step=step, actor=request.user, **said)
        messages.success(request, _("The statute is back with the group."))


@require_safe
@sign_in_required
def revise(request: SignedIn, case_id: UUID) -> HttpResponse:
    """What the adviser asks for, clause by clause, and the way to the answers."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_see(request.user, case))
    open_step(case, "revise")
    returned, interview = last_return(case), reading.interview_of(case)
    comments = comments_of(returned)
    context = {
        "case": case,
        "review": returned,
        "clauses": [
            {"heading": clause.heading, "comment": comments[clause.id]}
            for clause in statute_clauses(interview.facts.data)
            if clause.id in comments
        ],
        "sheet": interview.sheet,
        "may_edit": rules.may_edit(request.user, case).allowed,
    }
    return render(request, "founding/revise.html", context)
