"""Which office has to be told until when; ticking off; closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require

from .. import actions
from ..models import FoundingCase
from ..reading.duty_words import ADVICE
from ..rules import cases as rules


@require_http_methods(["GET", "HEAD"])
@sign_in_required
def duties(request: SignedIn, case_id: UUID) -> HttpResponse:
    """All duties of this founding with their ends."""
    case = visible_row(FoundingCase, request.user, case_id)
    now = timezone.now()
    context = {
        "case": case,
        "duties": [
            {"duty": duty, "advice": ADVICE[duty.code], "late": duty.done_at is None and duty.due_at < now}
            for duty in case.duties.select_related("done_by")
        ],
        "may_tick": rules.may_tick(request.user, case).allowed,
        "may_close": case.stage == "follow_up" and rules.may_review(request.user, case).allowed,
        "all_done": not case.duties.filter(done_at=None).exists(),
    }
    return render(request, "founding/duties.html", context)


@require_POST
@sign_in_required
def tick(request: SignedIn, case_id: UUID, code: str) -> HttpResponse:
    """The office has been told, or that was ticked by mistake."""
    case = visible_row(FoundingCase, request.user, case_id)
    duty = get_object_or_404(case.duties, code=code)
    change = actions.untick_duty if "undo" in request.POST else actions.tick_duty
    change(duty=duty, actor=request.user)
    return redirect("founding:duties", case_id=case.pk)


@require_POST
@sign_in_required
def close(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The adviser closes the founding once everything has been told."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    actions.close_founding(step=open_step(case, "follow_up"), actor=request.user)
    messages.success(request, _("The founding is closed."))
    return redirect("desk:case", case_id=case.pk)
