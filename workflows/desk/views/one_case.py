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
from workflows.desk.inputs import HandOverForm, MessageForm, NoteForm
from workflows.desk.reading import cases as reading
from workflows.desk.reading.case_page import case_screen
from workflows.engine import graphs
from workflows.engine.standing import works_for_house
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The case page; 404 for whoever may not see the case."""
    found = reading.visible_case(request.user, case_id)
    return _show(request, found, MessageForm(), NoteForm(prefix="note"))


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
) -> HttpResponse:
    context = case_screen(request.user, found)
    context["message_form"] = message_form if rules.may_write_message(request.user, found).allowed else None
    context["note_form"] = (
        note_form if context["reads_notes"] and rules.may_write_note(request.user, found) else None
    )
    if found.nobody_acts and rules.may_hand_over(request.user, found):
        context["hand_form"] = hand_form or HandOverForm(members=reading.members(found))
    shown = (message_form, note_form, hand_form)
    context["form"] = next((form for form in shown if form is not None and form.errors), None)
    return render(request, "desk/case.html", context, status=status)
