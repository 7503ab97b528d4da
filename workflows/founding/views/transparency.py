"""The report to the Transparenzregister: who is reported, what is typed where, and the aid to take along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.documents.letters import MEDIA_TYPES
from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import posted
from workflows.people.verdicts import require

from .. import actions
from ..inputs.transparency import owner_forms
from ..models import FoundingCase
from ..reading.transparency import aid_for, report_screen
from ..rules.transparency import may_prepare_report


def _case(request: SignedIn, case_id: UUID) -> FoundingCase:
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_prepare_report(request.user, case))
    return case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def report(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Who is reported; POST notes what the register asks about them."""
    case = _case(request, case_id)
    screen = report_screen(case)
    forms = owner_forms(posted(request), screen["owners"])
    if request.method == "POST" and all(form.is_valid() for _owner, form in forms):
        people = [form.noted(owner) for owner, form in forms]
        actions.note_owners(case=case, actor=request.user, people=people)
        messages.success(request, _("Saved. The aid now says this, too."))
        return redirect("founding:transparency", case_id=case.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "founding/transparency.html", {**screen, "forms": forms}, status=status)


@never_cache
@require_safe
@sign_in_required
def aid(request: SignedIn, case_id: UUID, ending: str) -> HttpResponse:
    """The aid as PDF or DOCX, made now and kept nowhere."""
    case = _case(request, case_id)
    if ending not in MEDIA_TYPES:
        raise Http404
    response = HttpResponse(aid_for(case, ending), content_type=MEDIA_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="Transparenzregister-Hilfe.{ending}"'
    return response
