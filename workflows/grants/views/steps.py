"""One address per step: shows the screen of the step's node, and does it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.desk.views.working import show_work
from workflows.engine.models import Step, StepState
from workflows.engine.rules import may_perform
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from .. import actions
from ..inputs.panels import AssignForm
from ..inputs.steps import (
    ConflictForm,
    DecisionForm,
    FormalCheckForm,
    RecheckForm,
    ReviewForm,
)
from ..models import Application, ReviewState
from ..reading import cases as reading
from ..rules import juries
from ..rules import reviewers as panel
from ..rules.steps import may_name_reviewers
from . import changes, ideas, running
from .screens import Screen, draw, finish
from .screens import work as work_of


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def step(request: SignedIn, pk: int) -> HttpResponse:
    """The screen of a step; 403 for others, 409 when it is done."""
    found = reading.step_of(request.user, pk)
    case = reading.application_of(found)
    _authorise(found, case, request.user)
    drawn = SCREENS[found.node](request, found, case)
    return show_work(request, drawn, case) if isinstance(drawn, Work) else drawn


def work(request: SignedIn, found: Step, case: Application) -> Work | None:
    """The step for the case page, which only looks; None for those that have a way of their own."""
    if request.method not in ("GET", "HEAD") or not found.role or found.node not in SCREENS:
        return None
    drawn = SCREENS[found.node](request, found, case)
    return drawn if isinstance(drawn, Work) else None


def _authorise(found: Step, case: Application, user: User) -> None:
    if found.node not in SCREENS:
        raise PermissionDenied
    meant = may_perform(user, found, case)
    if found.state != StepState.OPEN:
        if found.done_by_id == user.pk or meant:
            raise AlreadyDone(_("This step has been done already."))
        require(meant)
    require(meant)


def _questions(case: Application) -> list[tuple[str, str]]:
    return [
        (row.question, f"{section.title}: {row.label}")
        for section in reading.sections(case)
        for row in section.rows
    ]


def formal_check(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """Checklist, automatic checks, result."""
    form = FormalCheckForm(posted(request), case=case, questions=lambda: _questions(case))

    def do() -> None:
        data = form.cleaned_data
        actions.check_formally(
            step=found,
            actor=request.user,
            result=data["result"],
            checklist=dict.fromkeys(data["checklist"], True),
            note=data["note"],
            feedback=data["feedback"],
            points=form.points(),
        )

    if done(form, do, points="question_1"):
        return finish(request, case, _("The formal check is done."), found)
    shown = {
        "sections": reading.drawn(case),
        "findings": reading.findings(case),
        "rounds": reading.rounds(case),
    }
    return work_of(found, _("Formal check"), form, case, shown, do="formal_check")


def assign(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """Two reviewers, or the third."""
    count = case.call.reviewers if found.node == "assign" else 1
    people = panel.candidates(case, count)
    form = AssignForm(posted(request), candidates=people, case=case, count=count)

    def do() -> None:
        chosen = form.chosen(people)
        if found.node == "assign":
            actions.assign_reviewers(step=found, actor=request.user, reviewers=chosen)
        elif len(chosen) == 1:
            actions.assign_third(step=found, actor=request.user, reviewer=chosen[0])
        else:
            raise Invalid({"reviewers": _("Choose one person.")})

    if done(form, do, points="question_1"):
        return finish(request, case, _("The reviewers have been asked."), found)
    third = found.node == "assign_third"
    heading = _("Who reviews as third person?") if third else _("Who reviews?")
    blocked = [each for each in people if not each.free]
    shown = {"blocked": blocked, "third": third, "sections": reading.drawn(case)}
    return work_of(found, heading, form, case, shown, do="assign")


def review(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """First the declaration, then the score sheet."""
    seat = reading.own_review(case, request.user)
    if seat is None or seat.state == ReviewState.ASSIGNED:
        return _declare(request, found, case)
    form = ReviewForm(posted(request), review=seat)

    def do() -> None:
        action = actions.save_review if "save" in request.POST else actions.submit_review
        action(step=found, actor=request.user, **form.given())

    if done(form, do, points="question_1"):
        if "save" in request.POST:
            messages.success(request, _("Your review is saved. You can go on later."))
            return redirect("grants:step", found.pk)
        return finish(request, case, _("Thank you for your review."), found)
    context = {
        "sections": reading.drawn(case, for_review=True),
        "rounds": reading.rounds(case, for_review=True),
    }
    return work_of(found, _("Review"), form, case, context, do="review")


def _declare(request: SignedIn, found: Step, case: Application) -> HttpResponse:
    form = ConflictForm(posted(request))

    def do() -> None:
        actions.declare_conflict(step=found, actor=request.user, conflict=form.cleaned_data["conflict"])

    if done(form, do, points="question_1"):
        if form.cleaned_data["conflict"] == "none":
            return redirect("grants:step", found.pk)
        messages.success(request, _("Thank you for telling us. Somebody else reviews this application."))
        return redirect("desk:tasks")
    return show(request, "grants/conflict.html", form, parties=reading.parties(case))


def decide(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """Reviews, budget, decision."""
    form = DecisionForm(posted(request), case=case, questions=lambda: _questions(case))

    def do() -> None:
        data = form.cleaned_data
        texts = {
            name: data[name]
            for name in ("outcome", "amount", "conditions", "conditions_aid", "reasons", "feedback")
        }
        actions.decide(step=found, actor=request.user, points=form.points(), **texts)

    if done(form, do, points="question_1"):
        return finish(request, case, _("The decision is made. The applicant is told by mail."), found)
    context = {
        "sections": reading.drawn(case),
        "check": case.formal_checks.select_related("officer").last(),
        "rounds": reading.rounds(case),
        "earlier": list(case.decisions.select_related("decided_by")),
        "jury": juries.recommended(case),
        **reading.review_summary(case),
    }
    return work_of(found, _("Decision"), form, case, context, do="decide")


def recheck(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """What the revision changed."""
    form = RecheckForm(posted(request))

    def do() -> None:
        actions.recheck(step=found, actor=request.user, note=form.cleaned_data["note"])

    if done(form, do, points="question_1"):
        return finish(request, case, _("The application goes back to the decision."), found)
    context = {"rounds": reading.rounds(case), "sections": reading.drawn(case)}
    return work_of(found, _("Look at the revision"), form, case, context, do="recheck")


def answer(request: SignedIn, found: Step, case: Application) -> HttpResponse:
    """The applicant's turn happens in the form itself."""
    return redirect("forms:sheet", reading.sheet_of(case).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def replace(request: SignedIn, pk: int) -> HttpResponse:
    """The officer gives a review to somebody else."""
    found = reading.step_of(request.user, pk)
    case = reading.visible_application(request.user, found.case_id)
    require(may_name_reviewers(request.user, case))
    people = panel.candidates(case)
    form = AssignForm(posted(request), candidates=people, case=case, count=1)

    def do() -> None:
        chosen = form.chosen(people)
        if len(chosen) != 1:
            raise Invalid({"reviewers": _("Choose one person.")})
        actions.replace_reviewer(step=found, actor=request.user, reviewer=chosen[0])

    if done(form, do, points="question_1"):
        return finish(request, case, _("The reviewer has been replaced."))
    blocked = [each for each in people if not each.free]
    return draw(request, "assign", form, case, blocked=blocked, replacing=True)


SCREENS: dict[str, Screen] = {
    "formal_check": formal_check,
    "assign": assign,
    "assign_third": assign,
    "review": review,
    "third_review": review,
    "decide": decide,
    "recheck": recheck,
    "correct": answer,
    "revise": answer,
    "apply": answer,
    **ideas.SCREENS,
    **running.SCREENS,
    **changes.SCREENS,
}
