"""What has to be done until when; ticking off and back; calendar files; notices; changes; closing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import Invalid, require
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..inputs.register import ChangeForm, DraftReplyForm, MembersForm, TaxNoticeForm
from ..models import Duty, DutyCode, FoundingCase
from ..reading.calendar_files import all_entries, calendar_file, duty_entry
from ..reading.clauses import duty_findings
from ..reading.duty_words import ADVICE
from ..reading.way import way_of
from ..rules import cases as rules
from ..rules.duty_terms import TERMS


@require_safe
@sign_in_required
def duties(request: SignedIn, case_id: UUID) -> HttpResponse:
    """All duties of this founding with their ends, the open ones first."""
    case = visible_row(FoundingCase, request.user, case_id)
    rows = [_row(duty) for duty in case.duties.select_related("done_by")]
    context = {
        "case": case,
        "duties": sorted(rows, key=lambda row: row["duty"].done_at is not None),
        "way": way_of(case),
        "findings": duty_findings(case, request.user),
        "may_tick": rules.may_tick(request.user, case).allowed,
        "may_close": case.stage == "follow_up" and rules.may_review(request.user, case).allowed,
        "all_done": not any(row["legal"] and row["duty"].done_at is None for row in rows),
    }
    return render(request, "founding/duties.html", context)


def _row(duty: Duty) -> dict[str, Any]:
    term = TERMS[DutyCode(duty.code)]
    return {
        "duty": duty,
        "advice": ADVICE[duty.code],
        "basis": term.basis,
        "legal": term.legal,
        "late": duty.done_at is None and duty.due_at < timezone.now(),
    }


@require_POST
@sign_in_required
def tick(request: SignedIn, case_id: UUID, code: str, turn: int = 1) -> HttpResponse:
    """It is done, or that was ticked by mistake."""
    case = visible_row(FoundingCase, request.user, case_id)
    duty = get_object_or_404(case.duties, code=code, turn=turn)
    change = actions.untick_duty if "undo" in request.POST else actions.tick_duty
    try:
        change(duty=duty, actor=request.user)
    except Invalid as invalid:
        messages.error(request, next(iter(invalid.errors.values())))
    return redirect("founding:duties", case_id=case.pk)


@require_safe
@sign_in_required
def duty_calendar(request: SignedIn, case_id: UUID, code: str, turn: int) -> HttpResponse:
    """One deadline as a calendar file."""
    case = visible_row(FoundingCase, request.user, case_id)
    duty = get_object_or_404(case.duties, code=code, turn=turn)
    return _calendar([duty_entry(case, duty, get_language() or "de")], f"{code}.ics")


@require_safe
@sign_in_required
def case_calendar(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Everything with an end as one calendar file; 404 when there is nothing."""
    case = visible_row(FoundingCase, request.user, case_id)
    entries = all_entries(case, get_language() or "de")
    if not entries:
        raise Http404
    return _calendar(entries, f"{case.number or 'founding'}.ics")


def _calendar(entries: list[Any], name: str) -> HttpResponse:
    response = HttpResponse(calendar_file(entries), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def tax_notice(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group notes what the tax office sent."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_report(request.user, case))
    form = TaxNoticeForm(posted(request))
    if done(form, lambda: actions.note_tax_notice(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("founding:duties", case_id=case.pk)
    heading = _("A letter from the tax office")
    return show(request, "founding/simple_step.html", form, case=case, heading=heading)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def draft_reply(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group notes what the tax office said about the draft."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_note_draft_reply(request.user, case))
    known = {"reply": case.draft_reply, "replied_on": case.draft_reply_on, "wishes": case.draft_wishes}
    form = DraftReplyForm(posted(request), initial=known)
    if done(form, lambda: actions.note_draft_reply(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("desk:case", case_id=case.pk)
    heading = _("The tax office on your draft")
    return show(request, "founding/simple_step.html", form, case=case, heading=heading)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def change(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group notes a new board or a changed statute."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_report(request.user, case))
    form = ChangeForm(posted(request))
    if done(form, lambda: actions.report_change(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved. Below stands which office has to know, and until when."))
        return redirect("founding:duties", case_id=case.pk)
    heading = _("Board or statute has changed")
    return show(request, "founding/simple_step.html", form, case=case, heading=heading)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def members(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group says how many members there are; the court may ask (§ 72 BGB)."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_report(request.user, case))
    form = MembersForm(posted(request))
    if done(form, lambda: actions.note_members(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("founding:duties", case_id=case.pk)
    return show(request, "founding/simple_step.html", form, case=case, heading=_("Count the members"))


@require_POST
@sign_in_required
def close(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The adviser closes the founding once everything the law demands is done."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    actions.close_founding(step=open_step(case, "follow_up"), actor=request.user)
    messages.success(request, _("The founding is closed."))
    return redirect("desk:case", case_id=case.pk)
