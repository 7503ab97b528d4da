"""Recording the founding meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions
from ..inputs.meeting import MeetingForm
from ..models import FoundingCase
from ..reading import cases as reading
from ..reading.law_terms import within
from ..rules import cases as rules


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def meeting(request: SignedIn, case_id: UUID) -> HttpResponse:
    """GET asks what was decided; POST founds the association and makes the papers."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "meeting")
    form = MeetingForm(posted(request), data_set=reading.data_for(case), founders=list(case.founders.all()))
    if done(form, lambda: actions.record_meeting(step=step, actor=request.user, report=form.report())):
        messages.success(request, _("Congratulations! The association is founded."))
        return redirect("founding:duties", case_id=case.pk)
    term = within("vereinsgdvo.19.days")
    return show(request, "founding/meeting.html", form, case=case, foreigners_term=term)
