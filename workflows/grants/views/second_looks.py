"""The screens of looking again: undoing a decision, complaints and their answers, late admissions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role
from workflows.people.verdicts import require

from .. import actions
from ..inputs.second_looks import AdmissionForm, ComplaintAnswerForm, ComplaintForm, UndoForm
from ..models import Call, Complaint, Decision, LateAdmission
from ..reading import cases as reading
from ..reading import second_looks
from ..rules import admissions, complaints, undoing


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.DECISION_MAKER)
def undo(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Undo the decision while its mail waits."""
    case = reading.visible_application(request.user, case_id)
    decision = undoing.last_decision(Decision.objects.filter(application=case))
    require(undoing.may_undo(request.user, decision))
    form = UndoForm(posted(request))
    if done(form, lambda: actions.undo_decision(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The decision is undone. Nothing has left the house."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/undo.html", form, application=case, decision=decision)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def complain(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group says what it sees differently."""
    case = reading.visible_application(request.user, case_id)
    require(complaints.may_complain(request.user, case))
    form = ComplaintForm(posted(request))
    if done(form, lambda: actions.complain(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Thank you. Somebody who was not involved will answer you."))
        return redirect("desk:case", case.pk)
    answer = complaints.answer_of(case)
    return show(request, "grants/complain.html", form, application=case, last_day=answer and answer.last_day)


@require_safe
@staff_required(*complaints.ANSWERING)
def open_complaints(request: SignedIn) -> HttpResponse:
    """Complaints that wait for an answer."""
    rows = [
        {"complaint": each, "verdict": complaints.may_answer(request.user, each.application)}
        for each in second_looks.open_complaints(request.user)
    ]
    return render(request, "grants/complaints.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*complaints.ANSWERING)
def answer(request: SignedIn, pk: int) -> HttpResponse:
    """Answer a complaint as somebody who was not involved."""
    complaint = get_object_or_404(Complaint.objects.select_related("application__call", "made_by"), pk=pk)
    case = reading.visible_application(request.user, complaint.application_id)
    require(complaints.may_answer(request.user, case))
    if complaint.outcome:
        raise Http404
    form = ComplaintAnswerForm(posted(request))

    def do() -> None:
        actions.answer_complaint(complaint=complaint, actor=request.user, **form.cleaned_data)

    if done(form, do):
        messages.success(request, _("The group has your answer."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/complaint_answer.html", form, application=case, complaint=complaint)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CALL_MANAGER, Role.FORMAL_OFFICER, Role.DECISION_MAKER, Role.AUDITOR)
def late(request: SignedIn, slug: str) -> HttpResponse:
    """Who was admitted late to a call, and a form for one more."""
    call = get_object_or_404(Call, slug=slug)
    may_propose = admissions.may_propose(request.user)
    if request.method == "POST":
        require(may_propose)
    form = AdmissionForm(posted(request))
    if done(form, lambda: actions.propose_admission(call=call, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("A second person has to confirm this now."))
        return redirect("grants:late", call.slug)
    rows = [
        {"admission": each, "may_confirm": bool(admissions.may_confirm(request.user, each))}
        for each in second_looks.admissions_of(call)
    ]
    return show(request, "grants/late.html", form, call=call, rows=rows, may_propose=may_propose)


@require_POST
@staff_required(Role.CALL_MANAGER, Role.DECISION_MAKER)
def confirm_late(request: SignedIn, pk: int) -> HttpResponse:
    """A second person confirms."""
    admission = get_object_or_404(LateAdmission.objects.select_related("call"), pk=pk)
    actions.confirm_admission(admission=admission, actor=request.user)
    messages.success(request, _("The organisation can hand in its application. It has been told."))
    return redirect("grants:late", admission.call.slug)
