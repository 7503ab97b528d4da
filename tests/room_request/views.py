"""The two screens: asking and answering."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import open_step, visible_row
from workflows.engine.rules import may_perform
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import require

from . import actions
from .inputs import AnswerForm, AskForm
from .models import RoomRequest


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def ask(request: SignedIn) -> HttpResponse:
    """GET asks; POST makes the request and leads to its case."""
    form = AskForm(posted(request))
    case = attempt(form, lambda: actions.ask_for_room(actor=request.user, **form.cleaned_data))
    if case is None:
        return show(request, "room_request/form.html", form, heading=_("Ask for a room"))
    messages.success(request, _("We have your request and answer within five days."))
    return redirect("desk:case", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def answer(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows the request; POST answers it."""
    case = visible_row(RoomRequest, request.user, case_id)
    step = open_step(case, "answer")
    require(may_perform(request.user, step, case))
    form = AnswerForm(posted(request))
    if done(form, lambda: actions.answer_request(step=step, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The answer is on its way."))
        return redirect("desk:tasks")
    return show(request, "room_request/form.html", form, heading=case.title, case=case)
