"""Moving, cancelling, and the entry for one's calendar."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..inputs.asking import CancelForm, MoveForm
from ..models import Consultation
from ..reading.calendar_files import calendar_file
from ..reading.free import Wish, free_slots
from ..reading.words import when
from ..rules import cases as rules

SHOWN = 40


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def move(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET shows the adviser's free times; POST takes one of them instead."""
    case = visible_row(Consultation, request.user, case_id, "adviser")
    require(rules.may_move(request.user, case))
    slots = free_slots(Wish(adviser=case.adviser_id, way=case.way))[:SHOWN]
    form = MoveForm(posted(request), slots=[(slot.key, when(slot.starts_at, slot.ends_at)) for slot in slots])
    if done(form, lambda: actions.move(case=case, actor=request.user, slot=form.cleaned_data["slot"])):
        messages.success(request, _("Moved. Both sides know."))
        return redirect("desk:case", case.pk)
    now = when(case.starts_at, case.ends_at)
    return show(request, "consultations/move.html", form, case=case, now=now, slots=slots)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def cancel(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET asks once more; POST gives the time back."""
    case = visible_row(Consultation, request.user, case_id, "adviser")
    require(rules.may_cancel(request.user, case))
    form = CancelForm(posted(request))
    if done(form, lambda: actions.cancel(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Cancelled. The time is free again."))
        return redirect("desk:case", case.pk)
    return show(request, "consultations/cancel.html", form, case=case, now=when(case.starts_at, case.ends_at))


@require_safe
@sign_in_required
def entry(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The consultation for the reader's own calendar."""
    case = visible_row(Consultation, request.user, case_id, "adviser")
    response = HttpResponse(calendar_file([case], request.user.language), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{case.number}.ics"'
    return response
