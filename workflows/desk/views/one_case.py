"""One case: what it is, what comes next, what happened, what was written."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as flashes
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.desk import rules
from workflows.desk.actions import handing
from workflows.desk.actions import messages as actions
from workflows.desk.inputs.one_case import HandOverForm, MessageForm, NoteForm, QuestionForm
from workflows.desk.listing.trails import Trail, beside
from workflows.desk.reading import cases as reading
from workflows.desk.reading.case_page import case_screen
from workflows.engine import graphs, kinds
from workflows.engine.standing import works_for_house
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The case page; 404 for whoever may not see the case.

    Whoever has a step in a case that is not open to them (a reviewer before the declaration) is led there.
    """
    try:
        found = reading.visible_case(request.user, case_id)
    except Http404:
        if address := reading.own_step_address(request.user, case_id):
            return redirect(address + Trail.read(request.GET).query)
        raise
    return _show(request, found, MessageForm(), NoteForm(prefix="note"))


@require_safe
@sign_in_required
def next_case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """To the case behind this one in the list one came from."""
    return _beside(request, case_id, backwards=False)


@require_safe
@sign_in_required
def previous_case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """To the case before this one."""
    return _beside(request, case_id, backwards=True)


def _beside(request: SignedIn, case_id: UUID, *, backwards: bool) -> HttpResponse:
    found, trail = reading.visible_case(request.user, case_id), Trail.read(request.GET)
    address = beside(trail, request.user, found, backwards=backwards)
    if not address:
        flashes.info(request, _("The list ends here."))
    return redirect(address or trail.back or reverse("desk:tasks"))


@require_POST
@sign_in_required
def write_message(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A message to the other side; 422 with the page when it does not fit."""
    found = reading.visible_case(request.user, case_id)
    form = MessageForm(request.POST, request.FILES)
    if not done(form, lambda: _write(request, found, form), file="attachments", files="attachments"):
        return _show(request, found, form, NoteForm(prefix="note"), status=422)
    flashes.success(request, _("Your message has been sent."))
    return redirect(f"{reverse('desk:case', args=[found.pk])}#messages")


def _write(request: SignedIn, found: Any, form: MessageForm) -> None:
    text, files = form.cleaned_data["text"], form.cleaned_data["attachments"]
    actions.write_message(case=found, actor=request.user, text=text, files=files)


@require_POST
@sign_in_required
def write_note(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A note among the staff."""
    found = reading.visible_case(request.user, case_id)
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return _show(request, found, MessageForm(), form, status=422)
    actions.write_note(case=found, actor=request.user, text=form.cleaned_data["text"])
    flashes.success(request, _("The note has been kept."))
    return redirect(f"{reverse('desk:case', args=[found.pk])}#notes")


@require_POST
@sign_in_required
def ask_office(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A question of a reviewer to the office."""
    found = reading.visible_case(request.user, case_id)
    form = QuestionForm(request.POST, prefix="question")
    if not form.is_valid():
        return _show(request, found, MessageForm(), NoteForm(prefix="note"), status=422, question_form=form)
    actions.ask_office(case=found, actor=request.user, text=form.cleaned_data["text"])
    flashes.success(request, _("The office has your question and answers you by mail."))
    return redirect("desk:case", case_id=found.pk)


@require_POST
@sign_in_required
def take_over(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The person looks after the case from now on."""
    found = reading.visible_case(request.user, case_id)
    actions.take_over(case=found, actor=request.user)
    flashes.success(request, _("You are the contact person of this case now."))
    return redirect("desk:case", case_id=found.pk)


@require_POST
@sign_in_required
def hand_over(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Another person acts for the applicant; 422 with the page when something is missing."""
    found = reading.visible_case(request.user, case_id)
    require(rules.may_hand_over(request.user, found))
    form = HandOverForm(request.POST, members=reading.members(found))
    if not done(form, lambda: handing.hand_over(case=found, actor=request.user, **form.cleaned_data)):
        return _show(request, found, MessageForm(), NoteForm(prefix="note"), status=422, hand_form=form)
    flashes.success(request, _("Done. The person has a mail and sees the case."))
    return redirect("desk:case", case_id=found.pk)


@require_safe
@sign_in_required
def bpmn(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The process of the case as a BPMN 2.0 file, for the staff."""
    found = reading.visible_case(request.user, case_id)
    if not works_for_house(request.user, found):
        raise Http404
    response = HttpResponse(graphs.bpmn(found), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{found.kind}.bpmn"'
    return response


def _show(  # noqa: PLR0913, PLR0917  one page, its forms
    request: SignedIn,
    found: Any,
    message_form: forms.Form,
    note_form: forms.Form,
    status: int = 200,
    hand_form: forms.Form | None = None,
    question_form: forms.Form | None = None,
) -> HttpResponse:
    context = case_screen(
        request.user, found, work=_work(request, found), told=request.GET.get("history", "")
    )
    context["trail"] = trail = Trail.read(request.GET)
    context["back"] = trail.back or context["back"]
    context["message_form"] = message_form if rules.may_write_message(request.user, found).allowed else None
    context["note_form"] = (
        note_form if context["reads_notes"] and rules.may_write_note(request.user, found) else None
    )
    if found.nobody_acts and rules.may_hand_over(request.user, found):
        context["hand_form"] = hand_form or HandOverForm(members=reading.members(found))
    if rules.may_ask_office(request.user, found):
        context["question_form"] = question_form or QuestionForm(prefix="question")
    shown = (message_form, note_form, hand_form, question_form)
    broken = next((form for form in shown if form is not None and form.errors), None)
    context["form"] = broken or context.get("form")  # the form of a step that is done here, or what came back
    return render(request, "desk/case.html", context, status=status)


def _work(request: SignedIn, found: Any) -> Work | None:
    """What the person has to do in this case and can do here.

    Nothing where another form came back, and where somebody wants to read the whole case.
    """
    kind = kinds.get(found.kind)
    if kind.work is None or "whole" in request.GET or not works_for_house(request.user, found):
        return None
    mine = [each.step for each in reading.open_steps(request.user, found) if each.mine]
    return next((work for step in mine if (work := kind.work(request, step, found))), None)
