"""The screens on the way to the register, each one step: papers, application, court, remedy."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions
from ..inputs.register import CourtAnswerForm, FilingForm, PapersCheckForm, PapersForm, RemedyForm
from ..models import FoundingCase, points_of
from ..reading import register
from ..reading.law_terms import within
from ..reading.papers import papers_screen, signed_papers
from ..rules import cases as rules
from ..rules.register import answer_of


def _finish(request: SignedIn, case: FoundingCase, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("desk:case", case_id=case.pk)


def _show(request: SignedIn, name: str, form: Form, case: FoundingCase, **context: object) -> HttpResponse:
    return show(request, f"founding/{name}.html", form, case=case, **context)


def _screen(view: Callable[[SignedIn, UUID], HttpResponse]) -> Any:
    return require_http_methods(["GET", "HEAD", "POST"])(sign_in_required(view))


@_screen
def papers(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group hands in scans of the signed papers."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "papers")
    there = signed_papers(case)
    form = PapersForm(posted(request), request.FILES or None, there=there)
    if done(form, lambda: actions.hand_in_papers(step=step, actor=request.user, files=form.cleaned_data)):
        return _finish(request, case, _("Thank you. Your adviser compares the papers."))
    return _show(request, "papers", form, case, **papers_screen(case, there))


@_screen
def check_papers(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The adviser compares the papers point by point."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    step = open_step(case, "check_papers")
    form = PapersCheckForm(posted(request))
    if done(form, lambda: actions.check_papers(step=step, actor=request.user, **form.given())):
        return _finish(request, case, _("Saved. The group has been told."))
    return _show(request, "papers_check", form, case, **papers_screen(case, signed_papers(case)))


@_screen
def application(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group prepares the application, has it certified and notes that it is on its way."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "apply")
    known = register.for_court(case)
    form = FilingForm(posted(request), known=known)

    def do() -> None:
        actions.file_application(step=step, actor=request.user, application=form.application())

    if done(form, do):
        return _finish(request, case, _("Good. Now the court has to decide. Note here what it answers."))
    bodies = [{"name": register.body_name(body), "body": body} for body in known.bodies]
    context = {"court": known.court, "bodies": bodies, "signers": known.signers}
    return _show(request, "application", form, case, **context)


@_screen
def court(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group notes what the court wrote."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "court")
    form = CourtAnswerForm(posted(request))

    def do() -> None:
        actions.note_answer(step=step, actor=request.user, **form.cleaned_data)

    if done(form, do):
        return _finish(request, case, _("Saved. Your case says what comes next."))
    return _show(request, "court", form, case, filing=case.filings.last())


@_screen
def remedy(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group notes what it did about the court's letter."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "cure", "contest")
    answer = answer_of(case)
    assert answer is not None
    form = RemedyForm(posted(request), kind=answer.kind)

    def do() -> None:
        actions.note_remedy(step=step, actor=request.user, **form.cleaned_data)

    if done(form, do):
        return _finish(request, case, _("Saved. Your case says what comes next."))
    waiting = points_of(answer).filter(done_at=None).count()
    term = within("famfg.63.months")
    return _show(request, "remedy", form, case, answer=answer, open_points=waiting, appeal_term=term)
