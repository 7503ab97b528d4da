"""Recording the founding meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.access.doors import sign_in_required
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..inputs.meeting import MeetingForm
from ..inputs.review import posted
from ..reading import cases as reading
from ..reading.steps import find_case, open_step
from ..rules import cases as rules


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def meeting(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """GET asks what was decided; POST founds the association and makes the papers."""
    case = find_case(request.user, case_id)
    require(rules.may_act(request.user, case))
    step = open_step(case, "meeting")
    form = MeetingForm(posted(request), data_set=reading.data_for(case), founders=list(case.founders.all()))
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_meeting(step=step, actor=request.user, report=form.report())  # type: ignore[arg-type]
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Congratulations! The association is founded."))
            return redirect("founding:duties", case_id=case.pk)
    context = {"case": case, "form": form}
    return render(request, "founding/meeting.html", context, status=422 if form.errors else 200)
