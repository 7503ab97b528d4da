"""The adviser's two steps: answering, and writing down what came out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import open_step, visible_row
from workflows.engine.rules import may_perform
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions
from ..inputs.advising import AnswerForm, ReportForm
from ..models import Consultation
from ..reading.boxes import box_context


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def answer(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows what is asked for; POST agrees or declines."""
    case = visible_row(Consultation, request.user, case_id, "adviser")
    step = open_step(case, "answer")
    require(may_perform(request.user, step, case))
    form = AnswerForm(posted(request))
    if done(form, lambda: actions.answer(step=step, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The answer is on its way."))
        return redirect("desk:tasks")
    return show(request, "consultations/answer.html", form, case=case, **box_context(case, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def write_down(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows what was agreed; POST writes down what came out."""
    case = visible_row(Consultation, request.user, case_id, "adviser")
    step = open_step(case, "write_down")
    require(may_perform(request.user, step, case))
    length = int((case.ends_at - case.starts_at).total_seconds() // 60)
    form = ReportForm(posted(request), initial={"topics": [case.topic], "minutes": length})
    if done(form, lambda: actions.write_down(step=step, actor=request.user, report=form.report())):
        messages.success(request, _("Written down. Thank you."))
        return redirect("desk:tasks")
    return show(request, "consultations/write_down.html", form, case=case, **box_context(case, request.user))
